import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf, type Told } from '../../test/transcripts.ts'
import { retryOfAbortedAttemptHasOneEffect as check } from './retry-of-aborted-attempt-has-one-effect.ts'

const once = { effects: ['done'], state: [{ name: 'Zoë' }] }
const answer: NonNullable<Told['answer']> = ({ wire }) => (wire === undefined ? 204 : { kind: 'aborted' })

testCheck(check, {
  passes: { 'acts once': { answer, sees: () => once } },
  fails: {
    'acts on every attempt': {
      answer,
      sees: () => ({ ...once, effects: ['done', 'done'] }),
      ideal: () => once,
    },
    'acts on neither': { answer, sees: () => ({ effects: [], state: [] }), ideal: () => once },
    'refuses the retry': {
      sees: () => once,
      answer: ({ wire }) => (wire === undefined ? 409 : { kind: 'aborted' }),
    },
  },
  leavesOpen: { 'shows nothing': { answer, sees: () => ({ effects: [] }) } },
})

test('draws attempts that break off anywhere, then one that does not', () => {
  const cuts = scenariosOf(check).flatMap(({ moments }) => {
    const plans = moments.flat()
    expect(new Set(plans.map(({ event, delivery }) => `${event} ${delivery}`))).toEqual(new Set(['0 a']))
    expect(plans.at(-1)?.wire).toBeUndefined()
    expect(plans.length).toBeGreaterThan(1)
    return plans.slice(0, -1).map(({ wire }) => `${wire?.abortBy} ${wire?.abortAfter}`)
  })
  const wanted = ['close', 'reset'].flatMap((by) => [0, 0.5, 1].map((after) => `${by} ${after}`))
  expect(new Set(cuts)).toEqual(new Set(wanted))
})
