import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { effect, scenariosOf } from '../../test/transcripts.ts'
import { acknowledgesSettledDuplicates as check } from './acknowledges-settled-duplicates.ts'

testCheck(check, {
  passes: {
    'acknowledges every copy': {},
    'may be handling the first copy still': { answer: (_, index) => (index === 0 ? 200 : 409) },
    'throttles copies': { sees: (entity) => effect(entity), answer: (_, index) => (index === 0 ? 200 : 429) },
    'acknowledges copies with another 2xx': { answer: (_, index) => (index === 0 ? 201 : 200) },
  },
  fails: {
    'answers copies with a conflict, its effect there to be seen': {
      sees: (entity) => effect(entity),
      answer: (_, index) => (index === 0 ? 200 : 409),
    },
    'fails on copies': { answer: (_, index) => (index === 0 ? 200 : 500) },
    'never answers copies': { answer: (_, index) => (index === 0 ? 200 : { kind: 'timeout' }) },
  },
  leavesOpen: {
    'refuses everything': { answer: () => 401 },
  },
})

test('draws copies that wait for the effect of the first', () => {
  for (const { moments } of scenariosOf(check)) {
    const [first, ...copies] = moments.flat()
    expect(first).toMatchObject({ event: 0, role: 'control' })
    expect(copies.length).toBeGreaterThan(0)
    for (const copy of copies) expect(copy).toMatchObject({ event: 0, delivery: 'a' })
    expect(copies[0]?.settled).toBe(true)
  }
})
