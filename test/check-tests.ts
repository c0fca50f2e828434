import { describe, expect, test } from 'vitest'
import type { Answer, Check, Scenario, Terms } from '../src/model/index.ts'
import { exampleTerms, modes } from './example-terms.ts'
import { misnamed } from './natures.ts'
import { judged, scenariosOf, type Told } from './transcripts.ts'

/** Imagined receivers, by what they do. */
export interface Receivers {
  readonly passes: Readonly<Record<string, Told>>
  readonly fails: Readonly<Record<string, Told>>
  /** Those that nothing can be said about. */
  readonly leavesOpen?: Readonly<Record<string, Told>>
}

/** Drawn scenarios that each receiver is judged in; all of them have to come out alike. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8]

/**
 * Registers the tests that every check has: what it says about imagined receivers, in each of several scenarios, and
 * that nothing which it calls genuine or forged is the other.
 *
 * @param terms What scenarios are drawn for, in every authentication mode; the example's when absent.
 */
export function testCheck(
  check: Check,
  { passes, fails, leavesOpen = {} }: Receivers,
  terms: (mode: Terms['mode']) => Terms = exampleTerms,
): void {
  if (Object.keys(passes).length === 0 || Object.keys(fails).length === 0)
    throw new Error(`${check.id} needs receivers that pass and receivers that fail`)
  const verdicts = (told: Told): readonly (readonly string[])[] =>
    (told.seed === undefined ? seeds : [told.seed]).map((seed) =>
      judged(check, { terms: terms(modes.list), ...told, seed }),
    )
  describe(check.id, () => {
    test.each(Object.entries(passes))('passes a receiver that %s', (_, told) => {
      for (const kinds of verdicts(told)) expect(kinds).toEqual([])
    })

    test.each(Object.entries(fails))('fails a receiver that %s', (_, told) => {
      for (const kinds of verdicts(told)) expect(kinds).toContain('violation')
    })

    test.each(Object.entries(leavesOpen))('says nothing about a receiver that %s', (_, told) => {
      for (const kinds of verdicts(told)) expect(kinds).toEqual(['inconclusive'])
    })

    test('names each attempt for what it is, in every mode', () => {
      for (const mode of Object.values(modes)) {
        const scenarios = scenariosOf(check, terms(mode), 20)
        expect(scenarios).toHaveLength(20)
        expect(misnamed(scenarios, terms(mode))).toEqual([])
      }
    })
  })
}

/** Acknowledges what is genuine on both sides of a trial, and answers the trial itself with this. */
export function onTrial(given: number | Partial<Answer>): NonNullable<Told['answer']> {
  return ({ role }) => (role === undefined ? given : 204)
}

/** The events that the attempts of a scenario are about, moment by moment. */
export function orderOf({ moments }: Scenario): readonly (readonly number[])[] {
  return moments.map((plans) => plans.map(({ event }) => event))
}
