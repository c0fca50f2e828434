import { decodeBase64, encodeText } from './bytes.ts'
import type { BodyPlace, CapturedDelivery, Place } from './capture.ts'
import { headerNodes } from './header-nodes.ts'
import { headersFromJson } from './headers.ts'
import { jsonTree, memberNode } from './json-tree.ts'
import type { Position } from './position.ts'

/**
 * Reads one line of our own format when everything about it is in order; undefined otherwise, and then somebody has to
 * find out what is wrong. Places are looked for when somebody asks: most deliveries have no problem.
 *
 * @param start Where the object begins in its file.
 * @param source From there on.
 */
export function ndjsonLine(start: Place, source: string): CapturedDelivery | undefined {
  const value = parse(source)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const {
    method,
    url,
    receivedAt,
    headers: given,
    body: text,
    bodyBase64,
    redacted,
  } = value as Readonly<Record<string, unknown>>
  if (!isTextOrAbsent(method) || !isTextOrAbsent(url) || !isTextOrAbsent(receivedAt)) return undefined
  const headers = headersFromJson(given)
  const isText = typeof text === 'string' && bodyBase64 === undefined
  const body = isText ? encodeText(text) : text === undefined ? bytesOf(bodyBase64) : null
  if (headers === null || body === null) return undefined
  const known = { place: start, headers, body, method, url, receivedAt, isRedacted: redacted === true }
  return new LineDelivery(known, source, text)
}

type Known = Pick<CapturedDelivery, 'place' | 'headers' | 'body'> & {
  readonly [K in 'method' | 'url' | 'receivedAt']: string | undefined
} & { readonly isRedacted: boolean }

class LineDelivery implements CapturedDelivery {
  readonly kind = 'delivery'
  readonly place: Place
  readonly headers: CapturedDelivery['headers']
  readonly body: Uint8Array
  declare readonly text?: string
  readonly fidelity: CapturedDelivery['fidelity']
  declare readonly method?: string
  declare readonly url?: string
  declare readonly receivedAt?: string
  declare readonly isRedacted?: boolean
  readonly #source: string

  constructor(
    { place, headers, body, method, url, receivedAt, isRedacted }: Known,
    source: string,
    text: unknown,
  ) {
    this.place = place
    this.headers = headers
    this.body = body
    this.fidelity = isRedacted ? 'reserialised' : 'exact'
    if (isRedacted) this.isRedacted = true
    if (method !== undefined) this.method = method
    if (url !== undefined) this.url = url
    if (receivedAt !== undefined) this.receivedAt = receivedAt
    if (typeof text === 'string') this.text = text
    this.#source = source
  }

  get bodyPlace(): BodyPlace | null {
    return this.text !== undefined ? placeOfBody(this.place, this.#source) : null
  }

  headerAt(index: number): Position | undefined {
    const node = headerNodes(memberNode(jsonTree(this.#source).root, 'headers'))[index]
    return node && { line: this.place.line, column: this.place.column + node.offset + 1 }
  }
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string'
}

function bytesOf(base64: unknown): Uint8Array | null {
  return typeof base64 === 'string' ? decodeBase64(base64) : null
}

function placeOfBody({ line, column }: Place, source: string): BodyPlace | null {
  const node = memberNode(jsonTree(source).root, 'body')
  if (node === undefined) return null
  const literal = source.slice(node.offset + 1, node.offset + node.length - 1)
  return { form: 'json-string', literal, line, column: column + node.offset + 1 }
}
