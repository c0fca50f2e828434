import type { EntityView, Finding, Transcript } from '../model/index.ts'
import { describeAnswer, matchesStatus } from './answers.ts'
import { type DeliveryRecord, deliveriesOf } from './deliveries.ts'

/**
 * No forgery has an effect.
 *
 * Refusing is one way; acknowledging and dropping silently is another, which only a probe can tell from believing.
 * Without a probe, an acknowledged forgery counts against a receiver that is known to refuse plain ones; for one
 * that acknowledges everything the question stays open.
 */
export function expectForgeriesRefused(transcript: Transcript): readonly Finding[] {
  const deliveries = deliveriesOf(transcript)
  const seesEffects = controlShows(transcript, deliveries)
  return deliveries
    .filter(({ nature }) => nature === 'forged')
    .flatMap((forged) => judgeOne(transcript, forged, seesEffects))
}

function judgeOne(transcript: Transcript, forged: DeliveryRecord, seesEffects: boolean): readonly Finding[] {
  const { scenario, actual, receiver, terms } = transcript
  const where = `attempt ${forged.number}`
  const answer = describeAnswer((forged.attempts.at(-1) ?? (forged.attempts[0] as never)).answer)
  const entity = scenario.events[forged.event]?.entity ?? 1
  const view = actual.entities[entity - 1] ?? {}
  const genuineToo = deliveriesOf(transcript).some(
    (other) => other.nature !== 'forged' && scenario.events[other.event]?.entity === entity,
  )
  if (!genuineToo && leavesTrace(view)) {
    return [
      {
        kind: 'violation',
        where: `effects of ${where}`,
        expected: 'none',
        received: `${describeTrace(view)} (answered ${answer})`,
      },
    ]
  }
  const probed = terms.contract.acknowledgement.forged?.value
  if (
    probed?.probed === true &&
    !forged.attempts.every(
      (attempt) => attempt.answer.kind === 'status' && matchesStatus(attempt.answer.status, probed.statuses),
    )
  ) {
    return [
      {
        kind: 'violation',
        where,
        expected: `refusal with ${probed.statuses.join(' or ')}, which this provider tests for`,
        received: answer,
      },
    ]
  }
  if (!forged.acknowledged || seesEffects) return []
  if (receiver.refusesForgeries === true)
    return [{ kind: 'violation', where, expected: 'refusal', received: answer }]
  return [
    {
      kind: 'inconclusive',
      where,
      expected: 'refusal, or no effect',
      received: `${answer}, as for every delivery with a made-up signature; without --effects or --state nobody can see whether it was believed`,
    },
  ]
}

/** Whether a genuine delivery of this history shows in a probe, so that "no trace" means something. */
function controlShows({ scenario, actual }: Transcript, deliveries: readonly DeliveryRecord[]): boolean {
  return deliveries.some(({ nature, acknowledged, event }) => {
    const view = actual.entities[(scenario.events[event]?.entity ?? 0) - 1]
    return nature === 'genuine' && acknowledged && view !== undefined && leavesTrace(view)
  })
}

/** Whether anything was seen of an entity. */
export function leavesTrace(view: EntityView): boolean {
  return (view.effects?.length ?? 0) > 0 || (view.state?.length ?? 0) > 0
}

function describeTrace(view: EntityView): string {
  const records = [...(view.effects ?? []), ...(view.state ?? [])]
  const kind = (view.effects?.length ?? 0) > 0 ? 'effect' : 'record'
  return `${records.length} ${kind}${records.length === 1 ? '' : 's'}: ${JSON.stringify(records[0])}`
}
