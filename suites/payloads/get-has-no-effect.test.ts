import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { effect, scenariosOf } from '../../test/transcripts.ts'
import { getHasNoEffect as check } from './get-has-no-effect.ts'

testCheck(check, {
  passes: {
    'has no such route': {
      answer: onTrial(405),
      sees: (entity) => (entity === 1 ? effect(entity) : { effects: [] }),
    },
    'answers a handshake': { sees: (entity) => (entity === 1 ? effect(entity) : { effects: [] }) },
    'is not observed': {},
  },
  fails: {
    'acts on any method': { sees: (entity) => effect(entity) },
    'stores on any method': { sees: () => ({ state: ['row'] }) },
    'acts, and refuses': { answer: onTrial(405), sees: (entity) => effect(entity) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 405 } },
})

test('draws GET and HEAD with a body', () => {
  const wires = scenariosOf(check).flatMap(({ moments }) => moments.flat().flatMap(({ wire }) => wire ?? []))
  expect(new Set(wires.map(({ method }) => method))).toEqual(new Set(['GET', 'HEAD']))
  for (const { writes } of wires) expect(writes).toBe(1)
})
