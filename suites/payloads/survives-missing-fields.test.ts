import { expect, test } from 'vitest'
import type { Terms } from '../../src/model/index.ts'
import { compileSchema, getPointer } from '../../src/schemas/index.ts'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes, withFields } from '../../test/example-terms.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { survivesMissingFields as check } from './survives-missing-fields.ts'

const address = { type: 'object', properties: { town: { type: 'string' } } }
const terms = (mode: Terms['mode']): Terms =>
  withFields(exampleTerms(mode), { note: { type: 'string' }, address })

testCheck(
  check,
  {
    passes: {
      'does without them': {},
      'refuses openly': { answer: onTrial(422) },
    },
    fails: {
      throws: { answer: onTrial(500) },
      'dies of it': { answer: ({ role }) => (role === 'liveness' ? { kind: 'refused' } : 204) },
      hangs: { answer: onTrial({ kind: 'timeout' }) },
    },
    leavesOpen: { 'refuses everything': { answer: () => 422 } },
  },
  terms,
)

test('draws valid payloads that keep what identifies and dates the entity', () => {
  const wide = terms(modes.hex)
  const payloads = scenariosOf(check, wide).map(({ events }) => {
    const { type = '', payload = null } = events[1] ?? {}
    expect(compileSchema(wide.schemas[type] ?? {}).validate(payload)).toEqual([])
    expect(getPointer(payload, '/data/id')).toBeDefined()
    expect(getPointer(payload, '/time')).toBeDefined()
    return payload
  })
  for (const field of ['/data/note', '/data/address'])
    expect(payloads.some((payload) => getPointer(payload, field) === undefined)).toBe(true)
})
