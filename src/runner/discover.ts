import { ordinaryEvent } from '../arbitraries/index.ts'
import { isAcknowledged, leavesTrace } from '../judging/index.ts'
import {
  type Answer,
  type AttemptPlan,
  type EndpointKind,
  type EventPlan,
  type OfferedEvent,
  RunError,
  type Scenario,
  type Terms,
} from '../model/index.ts'
import { checkGenuine } from './check-genuine.ts'
import { explainRefusal } from './explain-refusal.ts'
import { pause } from './pause.ts'
import { type SentWorld, sendWorld } from './send-world.ts'
import type { Session } from './session.ts'

/** What a receiver does with each event type of its provider. */
export interface Discovery {
  readonly handled: readonly OfferedEvent[]
  readonly notHandled: readonly OfferedEvent[]
  /** The handled types that make the receiver call, by what it calls. */
  readonly calls: NonNullable<Terms['calls']>
}

/** One event type tried: alone, or after the creation that it builds on. */
interface Trial {
  readonly offered: OfferedEvent
  readonly creation: OfferedEvent | undefined
  readonly sent: SentWorld
}

/**
 * Sends one genuine delivery of each candidate type. Handled is what is acknowledged and, with a probe, has an effect:
 * a trace for a creation, a difference to the bare creation for everything that builds on one.
 *
 * @throws RunError when nobody listens, everything is refused, nothing has an effect, or a delivery of ours is not genuine.
 */
export async function discover(
  session: Session,
  candidates: readonly OfferedEvent[],
  settleMs: number,
): Promise<Discovery> {
  const [first] = candidates
  if (first === undefined) throw new Error('there is no candidate event')
  checkGenuine(session, first)
  const knock = await sendWorld(session, historyOf(session, [first]), 'never')
  const answer = lastAnswer(knock)
  if (answer.kind !== 'status') throw await explainRefusal(session, [{ offered: first, answer }])

  const trials = await Promise.all(
    candidates.map((offered) =>
      session.limiter.run(async (): Promise<Trial> => {
        // One by one, because compiling schemas takes a while: meanwhile the receiver answers to those before.
        checkGenuine(session, offered)
        const creation = creationFor(offered, candidates)
        const events = creation === undefined ? [offered] : [creation, offered]
        return {
          offered,
          creation,
          sent: await sendWorld(session, historyOf(session, events), 'never'),
        }
      }),
    ),
  )
  const acknowledged = trials.filter(({ sent }) =>
    isAcknowledged(lastAnswer(sent), session.endpoint.contract),
  )
  if (acknowledged.length === 0) {
    throw await explainRefusal(
      session,
      trials.map(({ offered, sent }) => ({ offered, answer: lastAnswer(sent) })),
    )
  }
  const effective = await withEffect(session, acknowledged, settleMs)
  const handled = effective.map(({ offered }) => offered)
  return {
    handled,
    notHandled: candidates.filter((offered) => !handled.includes(offered)),
    calls: {
      downstream: callsOf(effective, 'downstream'),
      'provider-api': callsOf(effective, 'provider-api'),
    },
  }
}

/** How many calls the own event of each type made the receiver make, not the creation before it. */
function callsOf(trials: readonly Trial[], endpoint: EndpointKind): Readonly<Record<string, number>> {
  const count = ({ sent }: Trial): number =>
    sent.play?.calls.filter((call) => call.endpoint === endpoint).length ?? 0
  const alone = new Map(trials.map((trial) => [trial.offered, count(trial)]))
  return Object.fromEntries(
    trials.map((trial) => {
      const before = trial.creation === undefined ? 0 : (alone.get(trial.creation) ?? 0)
      return [trial.offered.event.type, Math.max(0, count(trial) - before)]
    }),
  )
}

const callGraceMs = 300

async function withEffect(
  session: Session,
  trials: readonly Trial[],
  settleMs: number,
): Promise<readonly Trial[]> {
  const { observer } = session
  if (!observer.effects && !observer.state) {
    // What it calls may come after its answer.
    if (session.stage !== undefined) await pause(callGraceMs)
    return trials
  }
  const worlds = trials.map(({ sent }) => sent.minted)
  const began = performance.now()
  for (;;) {
    const views = await observer.read(worlds)
    const elapsed = performance.now() - began
    if (worlds.some((world) => views(world).some(leavesTrace))) {
      observer.learnLag(elapsed < 60 ? 0 : elapsed)
      break
    }
    if (elapsed > settleMs) throw noEffects(session, trials)
    await pause(20)
  }
  const views = await observer.settle(worlds)
  const seen = ({ sent }: Trial): string => JSON.stringify(views(sent.minted))
  const bare = new Map(
    trials.filter(({ creation }) => creation === undefined).map((trial) => [trial.offered, seen(trial)]),
  )
  return trials.filter((trial) =>
    trial.creation === undefined
      ? views(trial.sent.minted).some(leavesTrace)
      : bare.get(trial.creation) !== seen(trial),
  )
}

function noEffects(session: Session, trials: readonly Trial[]): RunError {
  const types = trials
    .slice(0, 3)
    .map(({ offered }) => offered.event.type)
    .join(', ')
  return new RunError(
    'no-effects',
    `Cannot judge effects of ${session.transport.url}: ${trials.length} event types were acknowledged (${types}${trials.length > 3 ? ', …' : ''}), but nothing with their ids showed in the probe.`,
    'Check that --effects or --state shows records which hold the ids of the events, and raise --settle when they take longer.',
  )
}

function creationFor(offered: OfferedEvent, candidates: readonly OfferedEvent[]): OfferedEvent | undefined {
  if (offered.event.change === 'create' || offered.event.change === 'other' || offered.family.entity === null)
    return undefined
  return candidates.find(
    ({ family, event }) => family.name === offered.family.name && event.change === 'create',
  )
}

/** One entity, these events in order, all of them a short while ago. */
export function historyOf(session: Session, events: readonly OfferedEvent[]): Scenario {
  const plans = events.map(
    (offered, index): EventPlan => ({
      ...ordinaryEvent(session.provider.schemas, offered),
      entity: 1,
      version: index + 1,
      ageSeconds: 30 - index,
    }),
  )
  return {
    events: plans,
    moments: plans.map((_, event): readonly AttemptPlan[] => [{ event, delivery: 'a', nature: 'genuine' }]),
  }
}

function lastAnswer(sent: SentWorld): Answer {
  const last = sent.attempts.at(-1)
  if (last === undefined) throw new Error('nothing was sent')
  return last.answer
}
