import { expect, test } from 'vitest'
import type { Contract, Terms } from '../../src/model/index.ts'
import { testCheck } from '../../test/check-tests.ts'
import { exampleContract, exampleTerms, fact, modes } from '../../test/example-terms.ts'
import { judged, scenariosOf } from '../../test/transcripts.ts'
import { neverDisablesItsEndpoint as check } from './never-disables-its-endpoint.ts'

const disabling: Contract['disabling'] = [
  { basis: 'assumed', source: 'test', when: { statuses: ['410'] }, effect: 'disable' },
]
const terms = (mode: Terms['mode']): Terms => exampleTerms(mode, { contract: { disabling } })

testCheck(
  check,
  {
    passes: {
      'acknowledges everything': {},
      'refuses with another status': { answer: () => 404 },
      hangs: { answer: () => ({ kind: 'timeout' }) },
    },
    fails: { 'says that it is gone': { answer: () => 410 } },
  },
  terms,
)

test('reads the statuses from the outcomes of attempts too', () => {
  const outcomes = fact({ '4xx': 'retry', '403': 'disable', timeout: 'disable' } as const)
  const { retry } = exampleContract
  const stated = exampleTerms(modes.hex, { contract: { retry: { ...retry, outcomes } } })
  expect(judged(check, { terms: stated, answer: () => 403 })).toEqual(['violation'])
  expect(judged(check, { terms: stated, answer: () => 410 })).toEqual([])
})

test('draws unknown types, and updates and deletions of entities that nobody has seen', () => {
  const events = scenariosOf(check, terms(modes.hex)).map(({ events: [event] }) => event)
  expect(events.some((event) => event?.match !== undefined)).toBe(true)
  expect(events.some((event) => event?.type === 'contact.deleted')).toBe(true)
  expect(events.some((event) => event?.type === 'invoice.updated')).toBe(true)
})
