import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { effect, scenariosOf, type Told } from '../../test/transcripts.ts'
import { losesNothingByContentType as check } from './loses-nothing-by-content-type.ts'

const controlAlone: NonNullable<Told['sees']> = (entity) => (entity === 1 ? effect(entity) : { effects: [] })

testCheck(check, {
  passes: {
    'takes them all': { sees: (entity) => effect(entity) },
    'refuses the media type': { answer: onTrial(415), sees: controlAlone },
    'refuses in its own way': { answer: onTrial(400), sees: controlAlone },
  },
  fails: {
    'acknowledges an empty body': { sees: controlAlone },
    hangs: { answer: onTrial({ kind: 'timeout' }), sees: controlAlone },
  },
  leavesOpen: { 'refuses everything': { answer: () => 415, sees: () => ({ effects: [] }) } },
})

test('draws other media types, and none', () => {
  const types = scenariosOf(check).flatMap(({ moments }) =>
    moments.flat().map(({ wire }) => wire?.contentType),
  )
  for (const type of [null, 'text/plain', 'application/x-www-form-urlencoded']) expect(types).toContain(type)
  expect(types).not.toContain('application/json')
})
