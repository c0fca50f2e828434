import type { AttemptPlan, AuthenticationMode, Check, Tampering, Terms } from '../src/model/index.ts'
import type { Receivers } from './check-tests.ts'
import { onTrial } from './check-tests.ts'
import { exampleTerms, modes } from './example-terms.ts'
import { answering, effect, scenariosOf } from './transcripts.ts'

/** What a check of refusals says about receivers. The control is entity 1, the forgeries are the next ones. */
export const refusing: Receivers = {
  passes: {
    'refuses them': { answer: answering(204, 401) },
    'refuses them with another status': { answer: answering(200, 400) },
    'acknowledges them and does nothing': {
      sees: (entity) => (entity === 1 ? effect(1) : { effects: [], state: [] }),
    },
  },
  fails: {
    'believes them': {},
    'acts on them and says that it does not': { answer: answering(204, 401), sees: effect },
    'dies of them': { answer: ({ role }) => (role === 'control' ? 204 : { kind: 'refused' }) },
  },
  leavesOpen: {
    'refuses everything': { answer: () => 401 },
    'acknowledges everything, and shows nothing': { receiver: { refusesForgeries: false } },
  },
}

/** What a check says that demands answers, whatever they are. */
export const answeringAlways: Receivers = {
  passes: {
    'refuses them': { answer: answering(204, 401) },
    'errs at them': { answer: answering(204, 500) },
  },
  fails: {
    'never answers them': { answer: answering(204, { kind: 'timeout' }) },
    'closes the connection': { answer: answering(204, { kind: 'closed' }) },
    'dies of them': { answer: ({ role }) => (role === 'control' ? 204 : { kind: 'refused' }) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
}

/** What a check says that demands answers other than unhandled errors. */
export const neverErring: Receivers = {
  passes: {
    'refuses them': { answer: answering(204, 401) },
    'is overloaded': { answer: answering(204, 503) },
    'acknowledges them': {},
  },
  fails: {
    'errs at them': { answer: answering(204, 500) },
    'errs at them in a proxy': { answer: answering(204, 502) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
}

/** What a check says about genuine deliveries with something unusual about them. */
export const accepting: Receivers = {
  passes: {
    'accepts them': {},
    'refuses the first attempt of each and takes the retry': { answer: stumbling() },
  },
  fails: {
    'refuses them': { answer: onTrial(401) },
    'errs at them': { answer: onTrial(500) },
    'never answers them': { answer: onTrial({ kind: 'timeout' }) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
}

/** The example's terms in these modes; in the first of them, where another one is asked for. */
export function termsIn(...names: readonly (keyof typeof modes)[]): (mode: AuthenticationMode) => Terms {
  const wanted = names.map((name) => modes[name])
  return (mode) => exampleTerms(wanted.includes(mode) ? mode : wanted[0])
}

/** The attempts between control and liveness delivery that a check draws. */
export function trialsOf(check: Check, terms?: Terms, count = 60): readonly AttemptPlan[] {
  return scenariosOf(check, terms, count).flatMap(({ moments }) =>
    moments.flat().filter(({ role }) => role === undefined),
  )
}

/** Every tampering that a check draws, once. */
export function tamperingsOf(check: Check, terms?: Terms, count = 60): readonly Tampering[] {
  const found = trialsOf(check, terms, count).flatMap(({ tampering }) =>
    tampering === undefined ? [] : [tampering],
  )
  return [...new Map(found.map((tampering) => [tampering.name, tampering])).values()]
}

/** Refuses every attempt that it has not seen before. */
function stumbling(): (plan: AttemptPlan) => number {
  const seen = new WeakSet<AttemptPlan>()
  return (plan) => {
    const isKnown = plan.role !== undefined || seen.has(plan)
    seen.add(plan)
    return isKnown ? 204 : 503
  }
}
