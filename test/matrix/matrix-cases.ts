import { type BrokenReceiver, broken, correct, type FixtureReceiver } from '../../fixtures/receivers/index.ts'

/** Scenarios per check: enough for every mistake to show, few enough for each commit. */
export const matrixRuns = 12

/** For the checks that a broken receiver has to pass. */
export const othersRuns = 3

/** For correct receivers in the tests of every commit; the soak asks them at length. */
export const correctRuns = 4
export const matrixSeed = 20_251_120

/** The broken receivers of one of several shares, so that test files can run side by side. */
export function brokenShare(share: number, shares: number): readonly BrokenReceiver[] {
  return broken.filter((_, index) => index % shares === share)
}

/** A correct receiver, at one provider, with one store. */
export interface CorrectCase {
  readonly receiver: FixtureReceiver
  readonly provider: string
  readonly store: 'memory' | 'durable'
}

/** Every correct receiver at every provider that it knows; the store alternates, so that each sees both. */
export function correctCases(): readonly CorrectCase[] {
  return correct
    .flatMap((receiver) => receiver.providers.map((provider) => ({ receiver, provider })))
    .map((found, index) => ({ ...found, store: isDurable(found.receiver, index) ? 'durable' : 'memory' }))
}

/** Who is ended and started again needs a store that outlives it. */
function isDurable({ restarts }: FixtureReceiver, index: number): boolean {
  return restarts === true || index % 2 === 1
}

/**
 * Those for each commit: the ordinary ones at every second provider, the odd ones and those that call something at their
 * first.
 */
export function everydayCases(): readonly CorrectCase[] {
  const order = [...new Set(correct.flatMap(({ providers }) => providers))]
  return correctCases().filter(({ receiver, provider }) =>
    receiver.odd === undefined && receiver.calls === undefined
      ? (correct.indexOf(receiver) + order.indexOf(provider)) % 2 === 0
      : provider === receiver.providers[0],
  )
}
