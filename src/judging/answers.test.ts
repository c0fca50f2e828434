import { expect, test } from 'vitest'
import { exampleContract, fact } from '../../test/example-terms.ts'
import type { Answer } from '../model/index.ts'
import {
  asksForPatience,
  asksForRetry,
  describeAnswer,
  isAcknowledged,
  isServerError,
  matchesStatus,
} from './answers.ts'

const status = (code: number): Answer => ({
  kind: 'status',
  status: code,
  headers: {},
  body: '',
  elapsedMs: 1,
})
const nothing = (kind: 'refused' | 'closed' | 'timeout' | 'aborted'): Answer => ({
  kind,
  detail: 'ECONNREFUSED',
  elapsedMs: 1234.5,
})

test.each([
  [null, [200, 202, 204, 299], [199, 301, 400, 500]],
  [
    ['200', '204'],
    [200, 204],
    [201, 202],
  ],
  [
    ['2xx', '410'],
    [201, 410],
    [400, 302],
  ],
])('counts as success what %j says', (statuses, yes, no) => {
  const acknowledgement = { ...exampleContract.acknowledgement, statuses: statuses && fact(statuses) }
  const contract = { ...exampleContract, acknowledgement }
  for (const code of yes) expect(isAcknowledged(status(code), contract)).toBe(true)
  for (const code of no) expect(isAcknowledged(status(code), contract)).toBe(false)
  expect(isAcknowledged(nothing('aborted'), contract)).toBe(false)
})

test('matches no status with words', () => {
  expect(matchesStatus(410, ['timeout', 'connection-error'])).toBe(false)
  expect(matchesStatus(410, [])).toBe(false)
})

test('tells failing from asking for patience and from refusing', () => {
  expect([500, 502, 504, 599].map((code) => isServerError(status(code)))).not.toContain(false)
  expect([200, 302, 400, 429, 501, 503].map((code) => isServerError(status(code)))).not.toContain(true)
  expect(isServerError(nothing('closed'))).toBe(false)
})

test.each<[Answer, string]>([
  [status(204), '204'],
  [nothing('refused'), 'connection refused (ECONNREFUSED)'],
  [nothing('closed'), 'connection closed without an answer (ECONNREFUSED)'],
  [nothing('timeout'), 'no answer in 1235 ms'],
  [nothing('aborted'), 'aborted by the provider'],
])('describes %j', (answer, text) => {
  expect(describeAnswer(answer)).toBe(text)
})

test('tells throttling from every other refusal', () => {
  const throttled = [status(429), { ...status(503), headers: { 'retry-after': '2' } }]
  expect(throttled.map(asksForPatience)).toEqual([true, true])
  for (const other of [status(503), status(409), status(500), nothing('timeout')])
    expect(asksForPatience(other)).toBe(false)
})

test('tells what asks for a retry from what refuses', () => {
  for (const code of [409, 425, 429, 503]) expect(asksForRetry(status(code))).toBe(true)
  for (const other of [status(204), status(400), status(500), nothing('timeout'), nothing('closed')])
    expect(asksForRetry(other)).toBe(false)
})
