import { expect, test } from 'vitest'
import type { Terms } from '../../src/model/index.ts'
import { getPointer } from '../../src/schemas/index.ts'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes, withFields } from '../../test/example-terms.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesNewEnumValues as check } from './survives-new-enum-values.ts'

const terms = (mode: Terms['mode']): Terms =>
  withFields(exampleTerms(mode), { status: { type: 'string', enum: ['open', 'closed'] } })

testCheck(
  check,
  {
    passes: { 'ignores the new value': {}, 'refuses the new value': { answer: onTrial(422) } },
    fails: { 'fails on the new value': { answer: onTrial(500) } },
    leavesOpen: { 'refuses everything': { answer: () => 422 } },
  },
  terms,
)

test('draws new values where the schema has an enumeration, and nowhere else', () => {
  const payloads = scenariosOf(check, terms(modes.hex)).map(({ events }) => events[1]?.payload ?? null)
  expect(payloads.map((payload) => getPointer(payload, '/data/status'))).toContain('hookproof_new_value')
  expect(scenariosOf(check, exampleTerms())[0]?.events).toHaveLength(2)
})
