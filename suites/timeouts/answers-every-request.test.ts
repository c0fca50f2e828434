import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { answersEveryRequest as check } from './answers-every-request.ts'

testCheck(check, {
  passes: {
    'refuses what it cannot use': { answer: onTrial(400) },
    'acknowledges everything': {},
    'fails, but answers': { answer: onTrial(500) },
  },
  fails: {
    'forgets to answer': { answer: onTrial({ kind: 'timeout' }) },
    'drops the connection': { answer: onTrial({ kind: 'closed' }) },
    'is gone afterwards': { answer: ({ role }) => (role === 'liveness' ? { kind: 'refused' } : 204) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 404 } },
})

test('draws empty and broken bodies, other methods, unknown types and wrong signatures', () => {
  const tried = scenariosOf(check, exampleTerms(modes.hex)).flatMap(({ moments, events }) =>
    moments
      .flat()
      .filter(({ role }) => role === undefined)
      .map((plan) => ({ plan, event: events[plan.event] })),
  )
  expect(tried.some(({ plan }) => plan.text?.literal === '')).toBe(true)
  expect(tried.some(({ plan }) => plan.text?.literal === '{bad')).toBe(true)
  expect(tried.some(({ plan }) => plan.wire?.method === 'PUT')).toBe(true)
  expect(tried.some(({ event }) => event?.match !== undefined)).toBe(true)
  expect(tried.some(({ plan }) => plan.tampering !== undefined)).toBe(true)
  expect(new Set(tried.map(({ plan }) => plan.nature))).toEqual(new Set(['odd']))
})

test('draws no signatures where there are none', () => {
  const plans = scenariosOf(check, exampleTerms(modes.basic)).flatMap(({ moments }) => moments.flat())
  expect(plans.filter(({ tampering }) => tampering !== undefined)).toEqual([])
})
