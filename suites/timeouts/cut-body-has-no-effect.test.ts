import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms } from '../../test/example-terms.ts'
import { attempted } from '../../test/natures.ts'
import { effect, scenariosOf } from '../../test/transcripts.ts'
import { cutBodyHasNoEffect as check } from './cut-body-has-no-effect.ts'

const aborted = {
  answer: ({ role }: { role?: string }) => (role === undefined ? ({ kind: 'aborted' } as const) : 204),
}

testCheck(check, {
  passes: {
    'drops what was cut': { ...aborted, sees: (entity) => (entity === 1 ? effect(entity) : { effects: [] }) },
    'is not observed': aborted,
  },
  fails: {
    'acts on what has arrived': { ...aborted, sees: (entity) => effect(entity) },
    'stores what has arrived': { ...aborted, sees: () => ({ state: ['row'] }) },
    'dies of it': {
      sees: () => ({ effects: [] }),
      answer: ({ role }) => (role === 'liveness' ? { kind: 'refused' } : 204),
    },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws cuts in the blanks behind a complete payload', () => {
  const terms = exampleTerms()
  for (const { plan, request } of scenariosOf(check, terms).flatMap((one) => attempted(one, terms))) {
    const { abortAfter, abortBy } = plan.wire ?? {}
    expect(abortAfter === undefined).toBe(plan.nature === 'genuine')
    if (abortAfter === undefined) continue
    expect(['close', 'reset']).toContain(abortBy)
    const arrived = Buffer.from(request.body).subarray(0, Math.floor(request.body.length * abortAfter))
    expect(arrived.length).toBeLessThan(request.body.length)
    expect(JSON.parse(arrived.toString())).toEqual(JSON.parse(Buffer.from(request.body).toString()))
  }
})
