import fc from 'fast-check'
import { eventOf } from '../arbitraries/index.ts'
import { findEvent, type Provider } from '../contracts/index.ts'
import { type AuthenticationMode, type EventPlan, type Terms, UsageError } from '../model/index.ts'

/**
 * Draws one event of a type, out of any history.
 *
 * @param seed Of the payload; random when absent.
 * @throws UsageError when the contract has no such type.
 */
export function drawEvent(
  { contract, schemas }: Provider,
  mode: AuthenticationMode,
  type: string,
  seed?: number,
): EventPlan {
  const offered = findEvent(contract, type)
  if (offered === undefined) {
    throw new UsageError(
      'unknown-event',
      `Cannot send event "${type}": the contract "${contract.id}" has no such type.`,
      `Run \`hookproof providers ${contract.id}\` to see all types.`,
    )
  }
  const terms: Terms = { contract, mode, events: [offered], schemas }
  const [event] = fc.sample(eventOf(terms, offered), { numRuns: 1, ...(seed === undefined ? {} : { seed }) })
  if (event === undefined) throw new Error('no event was drawn')
  return event
}
