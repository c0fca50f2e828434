import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acceptsContentTypeParameters as check } from './accepts-content-type-parameters.ts'

testCheck(check, {
  passes: { 'accepts every form': {} },
  fails: {
    'compares whole texts': { answer: onTrial(415) },
    'reads an empty body': { answer: onTrial(400) },
    'refuses the signature of an empty body': { answer: onTrial(401) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 415 } },
})

test('draws nothing but JSON, with a charset or in other letter case', () => {
  const types = scenariosOf(check).flatMap(({ moments }) =>
    moments.flat().flatMap(({ wire }) => wire?.contentType ?? []),
  )
  for (const type of types) expect(type).toMatch(/^application\/json(;\s*charset="?utf-8"?)?$/i)
  expect(types.some((type) => type.includes('charset'))).toBe(true)
  expect(types.some((type) => type !== type.toLowerCase())).toBe(true)
  expect(types).not.toContain('application/json')
})
