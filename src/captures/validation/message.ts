import type { Json, WireRequest } from '../../model/index.ts'
import { uncompressed } from '../../model/uncompressed.ts'
import { exactText } from '../bytes.ts'
import type { CapturedDelivery } from '../capture.ts'
import { type JsonTree, jsonTree } from '../json-tree.ts'

/** A captured delivery, opened: its headers as one object, its body as text and JSON. */
export interface CapturedMessage {
  readonly delivery: CapturedDelivery
  /** Names in lower case, repeated ones joined as HTTP does. */
  readonly headers: Readonly<Record<string, string>>
  /** Uncompressed, where that is possible: places in another body than the delivery's are none in its file. */
  readonly body: Uint8Array
  /** Of that body; `null` when it is no UTF-8. */
  readonly text: string | null
  /** `undefined` when the body is no JSON, or nested too deeply to be looked into. */
  readonly payload: Json | undefined
  /** Whether it is nested so deeply that recursive validators would overflow. */
  readonly isTooDeep: boolean
  /** Places in `text`; found when asked for, because most deliveries have no problem. */
  readonly tree: () => JsonTree
  readonly request: WireRequest
}

/** Opens a captured delivery. */
export function openMessage(delivery: CapturedDelivery): CapturedMessage {
  const headers = joined(delivery.headers)
  const coding = headers['content-encoding']
  const body = (coding === undefined ? null : uncompressed(delivery.body, coding)) ?? delivery.body
  const text = body === delivery.body ? (delivery.text ?? exactText(body)) : exactText(body)
  const isTooDeep = text !== null && text.length > deepest && mayBeDeep(text) && depthOf(text) > deepest
  return {
    delivery,
    headers,
    body,
    text,
    payload: isTooDeep ? undefined : parse(text),
    isTooDeep,
    tree: () => jsonTree(text ?? ''),
    request: {
      method: delivery.method ?? 'POST',
      url: absolute(delivery.url),
      headers: delivery.headers,
      body: delivery.body,
    },
  }
}

function joined(headers: CapturedDelivery['headers']): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const [name, value] of headers) {
    const lower = lowerOf(name)
    const before = Object.hasOwn(values, lower) ? `${values[lower]}, ` : ''
    if (lower === '__proto__') Object.defineProperty(values, lower, { value: before + value, ...plain })
    else values[lower] = before + value
  }
  return values
}

const lowerNames = new Map<string, string>()

/** The same few names come in every delivery. */
function lowerOf(name: string): string {
  const known = lowerNames.get(name)
  if (known !== undefined) return known
  const lower = name.toLowerCase()
  if (lowerNames.size < 1_000) lowerNames.set(name, lower)
  return lower
}

const plain = { enumerable: true, configurable: true, writable: true }

const deepest = 1_000

/** Whether a text has as many brackets as that takes; most have far fewer, and are not looked at again. */
function mayBeDeep(text: string): boolean {
  let brackets = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5b || code === 0x7b) brackets += 1
  }
  return brackets > deepest
}

/** How deeply arrays and objects are nested in JSON text. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    most = Math.max(most, depth)
  }
  return most
}

function parse(text: string | null): Json | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as Json)
  } catch {
    return undefined
  }
}

/** Captures often hold only the path. Nothing is sent there, so the host does not matter. */
function absolute(url: string | undefined): string {
  if (url === undefined) return base
  // Most deliveries of a capture go to one URL.
  if (url !== last.given)
    last = { given: url, href: URL.canParse(url, base) ? new URL(url, base).href : base }
  return last.href
}

const base = 'http://localhost/'
let last = { given: '', href: base }
