import type { Flaw } from './broken.ts'
import { decodeBase64, encodeText } from './bytes.ts'
import type { BodyPlace, CapturedDelivery, Fidelity } from './capture.ts'
import type { CapturedHeaders } from './headers.ts'
import type { JsonEntry } from './json-list.ts'
import { type JsonNode, jsonOf } from './json-tree.ts'

/** A body as a tool keeps it in JSON. */
export type JsonBody = Pick<CapturedDelivery, 'body' | 'bodyPlace' | 'fidelity'>

/** What is needed to read it. */
export interface JsonBodyInput extends Pick<JsonEntry, 'source' | 'place'> {
  /** Text, or base64. */
  readonly node: JsonNode
  readonly inBase64: boolean
  /** How many bytes were sent, where that is known. */
  readonly declared: number | null
}

/** The bytes that a member stands for, and how near they are to those that were sent. */
export function bodyFromJson({ node, inBase64, declared, source, place }: JsonBodyInput): JsonBody | Flaw {
  const text = jsonOf(node)
  if (typeof text !== 'string') return noText
  const body = inBase64 ? decodeBase64(text) : encodeText(text)
  if (body === null) return inBase64 ? badBase64 : halfCharacter
  const { line, column } = place(node.offset + 1)
  const literal = source.slice(node.offset + 1, node.offset + node.length - 1)
  const bodyPlace: BodyPlace | null = inBase64 ? null : { form: 'json-string', line, column, literal }
  return { body, bodyPlace, fidelity: fidelity(body.length, declared, inBase64) }
}

/** Nothing, where nothing was sent. */
export const emptyBody: JsonBody = { body: new Uint8Array(), bodyPlace: null, fidelity: 'exact' }

/** A text that is shorter than what was sent was cut; one that is longer was written anew. */
function fidelity(length: number, declared: number | null, inBase64: boolean): Fidelity {
  if (declared !== null && declared > length) return 'truncated'
  if (inBase64) return 'exact'
  return declared !== null && declared < length ? 'reserialised' : 'text-exact'
}

/** The length of the body by its headers; `null` where they do not tell, or tell that of a compressed one. */
export function lengthByHeaders(headers: CapturedHeaders): number | null {
  const value = (name: string): string | undefined =>
    headers.find(([given]) => given.toLowerCase() === name)?.[1]
  const coding = value('content-encoding') ?? 'identity'
  const length = value('content-length') ?? ''
  return coding.toLowerCase() === 'identity' && /^\d+$/.test(length) ? Number(length) : null
}

/** Whether a request of this method never is a delivery when it has no body. */
export function isSafe(method: string): boolean {
  return /^(GET|HEAD|OPTIONS|TRACE|CONNECT)$/i.test(method)
}

const noText: Flaw = { code: 'no-body', found: 'its body is no text', hint: 'Export it again.' }
const badBase64: Flaw = {
  code: 'bad-base64',
  found: 'its body is declared as base64 and is none',
  hint: 'Export it again.',
}
const halfCharacter: Flaw = {
  code: 'half-character',
  found: 'its body holds half of a surrogate pair, which stands for no bytes',
  hint: 'Capture raw HTTP instead.',
}
