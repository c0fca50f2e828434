import { expect, test } from 'vitest'
import type { BodyText, Wire } from '../model/index.ts'
import { describeText, describeWire } from './describe-oddities.ts'

test.each<[BodyText | undefined, readonly string[]]>([
  [undefined, []],
  [{}, []],
  [{ indent: 0, keyOrder: 'given', numbers: 'plain', before: '', after: '' }, []],
  [{ indent: 2, keyOrder: 'reversed' }, ['indented by 2', 'keys in reverse order']],
  [{ keyOrder: 'sorted', numbers: 'exponent' }, ['keys sorted', 'numbers written as 1e0']],
  [{ escapeNonAscii: true, escapeSlashes: true }, ['non-ASCII escaped', 'slashes escaped']],
  [{ before: ' ', after: '\n' }, ['body begins with " "', 'body ends with "\\n"']],
  [{ literal: '' }, ['empty body']],
  [{ literal: '{bad' }, ['body "{bad"']],
  [{ insert: 'x'.repeat(100) }, [`with "${'x'.repeat(39)}…" inserted`]],
])('describes the text %j', (text, words) => {
  expect(describeText(text)).toEqual(words)
})

test.each<[Wire | undefined, readonly string[]]>([
  [undefined, []],
  [{}, []],
  [{ method: 'GET', query: 'a=1' }, ['method GET', 'with ?a=1']],
  [{ contentType: null }, ['without a content type']],
  [{ contentType: 'text/plain', headerCase: 'upper' }, ['as text/plain', 'header names in upper case']],
  [{ chunks: 3, writes: 2, pauseMs: 5 }, ['chunked in 3', 'written in 2 pieces', '5 ms between them']],
  [{ expectContinue: true }, ['expecting 100-continue']],
  [{ after: 'unsigned-upload' }, ['on the connection of an unsigned upload']],
  [{ head: 'GET\r\n' }, ['raw head "GET\\r\\n"']],
  [{ abortAfter: 0.3 }, ['connection closed after 30 % of the body']],
  [{ abortAfter: 1, abortBy: 'reset' }, ['connection reset before the answer']],
])('describes the wire %j', (wire, words) => {
  expect(describeWire(wire)).toEqual(words)
})
