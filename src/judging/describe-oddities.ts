import type { BodyText, Wire } from '../model/index.ts'

/** What is unusual about how a body is written, in words. */
export function describeText(text: BodyText | undefined): readonly string[] {
  if (text === undefined) return []
  const said: (string | false | undefined)[] = [
    text.indent !== undefined && text.indent > 0 && `indented by ${text.indent}`,
    text.keyOrder === 'reversed' && 'keys in reverse order',
    text.keyOrder === 'sorted' && 'keys sorted',
    text.escapeNonAscii && 'non-ASCII escaped',
    text.escapeSlashes && 'slashes escaped',
    text.numbers === 'fraction' && 'numbers written as 1.0',
    text.numbers === 'exponent' && 'numbers written as 1e0',
    text.before !== undefined && text.before !== '' && `body begins with ${quote(text.before)}`,
    text.after !== undefined && text.after !== '' && `body ends with ${quote(text.after)}`,
    text.insert !== undefined && `with ${quote(text.insert)} inserted`,
    text.literal !== undefined && (text.literal === '' ? 'empty body' : `body ${quote(text.literal)}`),
  ]
  return said.filter((one): one is string => typeof one === 'string')
}

/** What is unusual about how a request travels, in words. */
export function describeWire(wire: Wire | undefined): readonly string[] {
  if (wire === undefined) return []
  const said: (string | false | undefined)[] = [
    wire.method !== undefined && `method ${wire.method}`,
    wire.contentType === null && 'without a content type',
    typeof wire.contentType === 'string' && `as ${wire.contentType}`,
    wire.headerCase !== undefined && `header names in ${wire.headerCase} case`,
    wire.chunks !== undefined && `chunked in ${wire.chunks}`,
    wire.writes !== undefined && `written in ${wire.writes} pieces`,
    wire.pauseMs !== undefined && `${wire.pauseMs} ms between them`,
    wire.expectContinue && 'expecting 100-continue',
    wire.after !== undefined && 'on the connection of an unsigned upload',
    wire.query !== undefined && `with ?${wire.query}`,
    wire.head !== undefined && `raw head ${quote(wire.head)}`,
    wire.abortAfter !== undefined && describeAbort(wire.abortAfter, wire.abortBy ?? 'close'),
  ]
  return said.filter((one): one is string => typeof one === 'string')
}

function describeAbort(after: number, by: 'close' | 'reset'): string {
  const when = after >= 1 ? 'before the answer' : `after ${Math.round(after * 100)} % of the body`
  return `connection ${by === 'reset' ? 'reset' : 'closed'} ${when}`
}

function quote(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text
  return JSON.stringify(short)
}
