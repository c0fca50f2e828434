import type { MintedWorld } from '../minting/index.ts'
import type { Check, EntityView, Scenario, Transcript } from '../model/index.ts'
import { idealOf } from './ideal.ts'
import { type SentWorld, sendWorld } from './send-world.ts'
import type { KnownSession, Session } from './session.ts'

/** A scenario that was sent in all worlds that its check needs. */
export interface Execution {
  readonly scenario: Scenario
  readonly actual: SentWorld
  readonly ideal?: SentWorld
}

/** Sends a scenario: mints its worlds, makes its attempts, and retries what was refused as its provider would. */
export async function execute(
  session: Session,
  scenario: Scenario,
  worlds: Check['worlds'],
): Promise<Execution> {
  if (worlds === 'two' && scenario.restarts !== undefined) {
    // The end of the process would befall the ideal history too.
    const ideal = await sendWorld(session, idealOf(scenario), 'at-once')
    await session.observer.settle([ideal.minted])
    return { scenario, actual: await sendWorld(session, scenario), ideal }
  }
  const actual = sendWorld(session, scenario)
  if (worlds === 'one') return { scenario, actual: await actual }
  const ideal = sendWorld(session, idealOf(scenario), 'at-once')
  return { scenario, actual: await actual, ideal: await ideal }
}

/** What a judge sees of an execution, once its observations are there. */
export function transcribe(
  session: KnownSession,
  execution: Execution,
  views: (world: MintedWorld) => readonly EntityView[],
): Transcript {
  const { scenario, actual, ideal } = execution
  const { terms, receiver } = session
  const world = (sent: SentWorld): Transcript['actual'] => ({
    attempts: sent.attempts,
    entities: views(sent.minted),
    ...(sent.play === undefined ? {} : { calls: sent.play.calls }),
  })
  return {
    scenario,
    terms,
    receiver,
    actual: world(actual),
    ...(ideal === undefined ? {} : { ideal: world(ideal) }),
  }
}
