import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { exampleTerms } from '../../test/example-terms.ts'
import { attempted } from '../../test/natures.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { isNotPollutedByProtoKeys as check } from './is-not-polluted-by-proto-keys.ts'

const stored = { effects: ['done'], state: [{ deleted: false }] }

testCheck(check, {
  passes: {
    'goes on as ever': { sees: () => stored },
    'refuses such members': { sees: (entity) => (entity === 2 ? {} : stored), answer: onTrial(400) },
    'fails on such members alone': { answer: onTrial(500) },
    'does something else about the odd one': { sees: (entity) => (entity === 2 ? { effects: [] } : stored) },
    'shows nothing': { sees: () => ({ effects: [] }) },
  },
  fails: {
    'refuses everything from then on': { answer: ({ role }) => (role === 'liveness' ? 500 : 204) },
    'acknowledges and drops everything from then on': {
      sees: (entity) => (entity === 3 ? { effects: [] } : { effects: ['done'] }),
    },
    'takes all that follows for deleted': {
      sees: (entity) => ({ ...stored, state: [{ deleted: entity === 3 }] }),
    },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('sends "__proto__" and "constructor" in the text, and the same event before and after', () => {
  const terms = exampleTerms()
  const bodies = scenariosOf(check, terms).map((scenario) => {
    expect(scenario.events[2]).toEqual({ ...scenario.events[0], entity: 3 })
    return Buffer.from(attempted(scenario, terms)[1]?.request.body ?? []).toString()
  })
  for (const body of bodies) expect(body).toMatch(/^\{"(__proto__|constructor)":\{/)
  expect(new Set(bodies.map((body) => body.slice(0, 4)))).toEqual(new Set(['{"__', '{"co']))
})
