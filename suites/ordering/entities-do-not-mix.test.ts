import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { effect, scenariosOf } from '../../test/transcripts.ts'
import { entitiesDoNotMix as check } from './entities-do-not-mix.ts'

testCheck(check, {
  passes: {
    'keeps them apart': { sees: (entity) => effect(entity) },
    'shows state alone': { sees: (entity) => ({ state: [{ entity }] }) },
  },
  fails: {
    'writes one event in the place of another': {
      sees: (entity) => ({ effects: entity === 1 ? [] : ['done', 'done'] }),
      ideal: () => ({ effects: ['done'] }),
    },
    'mixes what belongs to several': {
      sees: () => ({ state: [{ name: 'of another' }] }),
      ideal: () => ({ state: [{ name: 'its own' }] }),
    },
  },
  leavesOpen: { 'shows nothing': { sees: () => ({ effects: [] }) } },
})

test('draws one event of each of several entities, all in one moment', () => {
  for (const scenario of scenariosOf(check)) {
    const entities = scenario.events.map(({ entity }) => entity)
    expect(entities.length).toBeGreaterThan(1)
    expect(new Set(entities).size).toBe(entities.length)
    expect(orderOf(scenario)).toEqual([scenario.events.map((_, index) => index)])
  }
})
