import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf, type Told } from '../../test/transcripts.ts'
import { slowUploadsDoNotBlockOthers as check } from './slow-uploads-do-not-block-others.ts'

/** How long the slow uploads and the delivery beside them take, in milliseconds. */
const taking = (slowMs: number, besideMs: number): NonNullable<Told['answer']> => {
  return ({ wire, role }) => ({
    kind: 'status',
    status: 204,
    elapsedMs: wire !== undefined ? slowMs : role === 'control' ? 1 : besideMs,
  })
}

testCheck(check, {
  passes: {
    'answers beside them': { answer: taking(640, 5) },
    'is slow itself': { answer: taking(640, 400) },
    'refuses slow bodies at once': { answer: taking(30, 40) },
    'takes what it refused at first': {
      answer: ({ wire }, index) => (wire === undefined && index === 6 ? 503 : 204),
    },
  },
  fails: {
    'reads one body after the other': { answer: taking(640, 645) },
    'never answers it': {
      answer: (plan, index) =>
        plan.role === undefined && plan.wire === undefined
          ? { kind: 'timeout', elapsedMs: 4_000 }
          : taking(640, 0)(plan, index),
    },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws five slow uploads and a delivery beside them', () => {
  for (const { moments } of scenariosOf(check)) {
    expect(moments.map((plans) => plans.map(({ wire }) => wire?.writes ?? 1))).toEqual([
      [1],
      [10, 10, 10, 10, 10, 1],
    ])
    expect(moments[1]?.at(-1)?.delayMs).toBeGreaterThan(0)
  }
})
