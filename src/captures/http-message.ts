import type { Flaw } from './broken.ts'
import type { CapturedDelivery, Fidelity } from './capture.ts'
import { type CapturedHeaders, isHeaderName } from './headers.ts'
import { dechunk } from './http-chunks.ts'
import {
  badChunks,
  badHeader,
  badLength,
  endsInHead,
  noLength,
  noRequestLine,
  unknownCoding,
  wrongLength,
} from './http-flaws.ts'

/**
 * One message of a capture, or why it is none. `text` holds one character per byte, so that offsets are bytes.
 * `end` is where the next one may begin, always behind the start; `at` is the offset of what is wrong.
 */
export type HttpMessage =
  | (Pick<CapturedDelivery, 'method' | 'url' | 'headers' | 'fidelity'> & {
      /** Offsets at which the values of headers begin. */
      readonly headerOffsets: readonly number[]
      /** Stretches of the file that make up the body. */
      readonly body: readonly (readonly [from: number, to: number])[]
      readonly end: number
    })
  | { readonly flaw: Flaw; readonly at: number; readonly end: number }

const requestLine = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+) (\S+) HTTP\/1\.[01]\r?$/

/** Whether a line opens a request. */
export function isRequestLine(line: string): boolean {
  return requestLine.test(line)
}

/** Reads the message that begins at an offset, which is no line break. */
export function readMessage(text: string, start: number): HttpMessage {
  const first = lineAt(text, start)
  const match = requestLine.exec(first.line)
  if (match === null) return { flaw: noRequestLine, at: start, end: nextRequest(text, start) }
  const [, method, url] = match as unknown as [string, string, string]
  const headers: (readonly [string, string])[] = []
  const headerOffsets: number[] = []
  let at = first.next
  for (;;) {
    if (at >= text.length) return { flaw: endsInHead, at: text.length, end: text.length }
    const { line, next } = lineAt(text, at)
    if (line.trimEnd() === '') {
      at = next
      break
    }
    const colon = line.indexOf(':')
    if (colon === -1 || !isHeaderName(line.slice(0, colon))) {
      return { flaw: badHeader(line), at, end: nextRequest(text, next - 1) }
    }
    const value = line.slice(colon + 1)
    headers.push([line.slice(0, colon), value.trim()])
    headerOffsets.push(at + colon + 1 + (value.length - value.trimStart().length))
    at = next
  }
  const framed = frame(text, at, headers)
  return 'flaw' in framed ? framed : { method, url, headers, headerOffsets, ...framed }
}

type Framed = {
  readonly body: readonly (readonly [number, number])[]
  readonly fidelity: Fidelity
  readonly end: number
}

function frame(
  text: string,
  start: number,
  headers: CapturedHeaders,
): Framed | Extract<HttpMessage, { flaw: Flaw }> {
  const codings = valuesOf(headers, 'transfer-encoding')
  if (codings.length > 0) {
    if (codings.join(',').toLowerCase() !== 'chunked') {
      return { flaw: unknownCoding(codings.join(', ')), at: start, end: nextRequest(text, start - 1) }
    }
    const { body, end, state } = dechunk(text, start)
    if (state === 'bad') return { flaw: badChunks, at: end, end: nextRequest(text, end - 1) }
    return { body, end, fidelity: state === 'whole' ? 'exact' : 'truncated' }
  }
  const lengths = [...new Set(valuesOf(headers, 'content-length'))]
  if (lengths.length > 1 || lengths.some((length) => !/^\d{1,15}$/.test(length))) {
    return { flaw: badLength(lengths.join(', ')), at: start, end: nextRequest(text, start - 1) }
  }
  const length = Number(lengths[0] ?? 0)
  const end = start + length
  if (isBoundary(text, end)) return { body: [[start, end]], fidelity: 'exact', end }
  // Where another request begins inside, this one was cut off and the next was written behind it.
  const next = nextRequest(text, start - 1)
  if (end > next || end > text.length) return { body: [[start, next]], fidelity: 'truncated', end: next }
  return { flaw: lengths.length === 0 ? noLength : wrongLength(length, next - start), at: end, end: next }
}

/** Whether a message may end here: nothing but line breaks before the next request or the end. */
function isBoundary(text: string, at: number): boolean {
  if (at > text.length) return false
  const next = skipLineBreaks(text, at)
  return next === text.length || isRequestLine(lineAt(text, next).line)
}

/** The offset behind any line breaks. */
export function skipLineBreaks(text: string, start: number): number {
  let at = start
  while (text[at] === '\n' || text[at] === '\r') at += 1
  return at
}

/**
 * Where, behind an offset, the next request begins; else the end. Bodies seldom end with a line break, so it may
 * begin within a line.
 */
function nextRequest(text: string, after: number): number {
  const opening = /(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S+ HTTP\/1\.[01]\r?\n/g
  opening.lastIndex = after + 1
  return opening.exec(text)?.index ?? text.length
}

function lineAt(text: string, start: number): { readonly line: string; readonly next: number } {
  const end = text.indexOf('\n', start)
  return end === -1
    ? { line: text.slice(start), next: text.length }
    : { line: text.slice(start, end), next: end + 1 }
}

function valuesOf(headers: CapturedHeaders, name: string): readonly string[] {
  return headers.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value)
}
