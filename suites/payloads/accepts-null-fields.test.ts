import { expect, test } from 'vitest'
import type { Terms } from '../../src/model/index.ts'
import { compileSchema, getPointer } from '../../src/schemas/index.ts'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes, withFields } from '../../test/example-terms.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acceptsNullFields as check } from './accepts-null-fields.ts'

const terms = (mode: Terms['mode']): Terms =>
  withFields(exampleTerms(mode), { note: { type: ['string', 'null'] } })

testCheck(
  check,
  {
    passes: { 'accepts null': {} },
    fails: {
      'refuses null': { answer: onTrial(422) },
      'fails on null': { answer: onTrial(500) },
    },
    leavesOpen: { 'refuses everything': { answer: () => 422 } },
  },
  terms,
)

test('draws valid payloads, null where the schema allows it', () => {
  const wide = terms(modes.hex)
  const notes = scenariosOf(check, wide).map(({ events }) => {
    const { type = '', payload = null } = events[1] ?? {}
    expect(compileSchema(wide.schemas[type] ?? {}).validate(payload)).toEqual([])
    return getPointer(payload, '/data/note')
  })
  expect(notes).toContain(null)
})
