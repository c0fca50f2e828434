import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { everyUpdateIsApplied as check } from './every-update-is-applied.ts'

const version = (number: number) => ({ name: `<version ${number} /data/name>` }) as const
const every = Array.from({ length: 12 }, (_, index) => version(index + 1))

testCheck(check, {
  passes: {
    'keeps every version': { sees: () => ({ state: every }) },
    'shows nothing that tells versions apart': { sees: () => ({ state: [{ entity: '<entity>' }] }) },
  },
  fails: {
    'takes updates for duplicates of the creation': { sees: () => ({ state: [version(1)] }) },
    'refuses updates': { sees: () => ({ state: every }), answer: ({ event }) => (event === 0 ? 204 : 409) },
  },
})

test('draws a history of up to twelve events in order', () => {
  const lengths = scenariosOf(check).map((scenario) => {
    expect(orderOf(scenario)).toEqual(scenario.events.map((_, index) => [index]))
    return scenario.events.length
  })
  expect(Math.min(...lengths)).toBe(2)
  expect(Math.max(...lengths)).toBe(12)
})
