import { expect, test } from 'vitest'
import { orderOf, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { duplicateHasOneEffect as check } from './duplicate-has-one-effect.ts'

const once = { effects: ['done'], state: [{ name: 'Zoë' }] }
const twice = { effects: ['done', 'done'], state: [{ name: 'Zoë' }] }

testCheck(check, {
  passes: {
    'acts once': { sees: () => once },
    'refuses a copy and takes its retry': {
      sees: () => once,
      answer: (_, index) => (index === 1 ? 409 : 200),
    },
    'logs every delivery twice, duplicate or not': { sees: () => twice },
    'shows state alone': { sees: () => ({ state: once.state }) },
  },
  fails: {
    'acts on every copy': { sees: () => twice, ideal: () => once },
    'loses the effect when a copy comes': { sees: () => ({ effects: [] }), ideal: () => once },
    'refuses everything': { sees: () => once, answer: () => 500 },
    'keeps a row per copy': { sees: () => ({ state: [1, 1] }), ideal: () => ({ state: [1] }) },
  },
  leavesOpen: {
    'shows nothing': { sees: () => ({ effects: [] }) },
  },
})

test('draws one delivery, attempted two to four times', () => {
  const scenarios = scenariosOf(check)
  expect(new Set(scenarios.map(({ moments }) => moments.length))).toEqual(new Set([2, 3, 4]))
  for (const scenario of scenarios) {
    expect(
      orderOf(scenario)
        .flat()
        .every((event) => event === 0),
    ).toBe(true)
    expect(new Set(scenario.moments.flat().map(({ delivery }) => delivery))).toEqual(new Set(['a']))
  }
})
