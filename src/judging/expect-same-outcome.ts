import type { EntityView, Finding, Json, Transcript } from '../model/index.ts'
import { describeAnswer, isAcknowledged } from './answers.ts'
import { type DeliveryRecord, deliveriesOf } from './deliveries.ts'
import { leavesTrace } from './expect-forgeries-refused.ts'

/** What of an outcome has to be equal in both worlds. */
export interface OutcomeScope {
  /** The multiset of effects: for histories whose order of events is the ideal one. */
  readonly effects: boolean
  readonly state: boolean
}

/**
 * The outcome equals that of the ideal history, entity by entity: the receiver under ideal delivery is its own oracle.
 *
 * Entities with a genuine or odd delivery that was never acknowledged are left out: that is another claim. So are those
 * that the ideal history itself could not deliver, because it is no oracle for them. Effects of an entity whose events
 * were refused at first are not compared: they arrived in another order than planned.
 */
export function expectSameOutcome(transcript: Transcript, scope: OutcomeScope): readonly Finding[] {
  const { actual, ideal, scenario } = transcript
  if (ideal === undefined) throw new Error('comparing outcomes needs two worlds')
  const deliveries = deliveriesOf(transcript).filter(({ nature }) => nature !== 'forged')
  const idealDeliveries = deliveriesOf({ ...transcript, actual: ideal })
  const entityOf = ({ event }: DeliveryRecord): number => scenario.events[event]?.entity ?? 0
  const refused = [...deliveries, ...idealDeliveries]
    .filter(({ acknowledged }) => !acknowledged)
    .map(entityOf)
  const entities = [...new Set(deliveries.map(entityOf))].filter((entity) => !refused.includes(entity))
  const isInOrder = (entity: number): boolean =>
    scenario.events.filter((event) => event.entity === entity).length === 1 ||
    [...deliveries, ...idealDeliveries]
      .filter((delivery) => entityOf(delivery) === entity)
      .every(({ attempts }) =>
        attempts.every(({ answer }) => isAcknowledged(answer, transcript.terms.contract)),
      )
  const findings = entities.flatMap((entity) =>
    compareViews(entity, actual.entities[entity - 1] ?? {}, ideal.entities[entity - 1] ?? {}, {
      ...scope,
      effects: scope.effects && isInOrder(entity),
    }),
  )
  if (findings.length > 0) return findings
  const undelivered = idealDeliveries.find(({ acknowledged }) => !acknowledged)
  if (undelivered !== undefined) return [noOracle(undelivered)]
  const visible = entities.filter(
    (entity) => leavesTrace(ideal.entities[entity - 1] ?? {}) || endsInDelete(transcript, entity),
  )
  if (entities.length === 0 || visible.length > 0) return []
  return [
    {
      kind: 'inconclusive',
      where: 'the ideal history',
      expected: 'an effect or a state to compare with',
      received: 'nothing observable: choose an event that your receiver handles with --event',
    },
  ]
}

function noOracle({ attempts }: DeliveryRecord): Finding {
  const last = attempts.at(-1)
  return {
    kind: 'inconclusive',
    where: 'the ideal history',
    expected: 'acknowledgement of each event, delivered once and in order',
    received: last === undefined ? 'nothing' : describeAnswer(last.answer),
  }
}

/** How what was seen of an entity differs from what should have been; a probe that is missing differs in nothing. */
export function compareViews(
  entity: number,
  actual: EntityView,
  ideal: EntityView,
  scope: OutcomeScope,
): readonly Finding[] {
  const findings: Finding[] = []
  if (scope.effects && actual.effects !== undefined && ideal.effects !== undefined) {
    findings.push(...compare(`effects of entity ${entity}`, actual.effects, ideal.effects))
  }
  if (scope.state && actual.state !== undefined && ideal.state !== undefined) {
    findings.push(...compare(`state of entity ${entity}`, actual.state, ideal.state))
  }
  return findings
}

function compare(where: string, actual: readonly Json[], ideal: readonly Json[]): readonly Finding[] {
  const texts = (records: readonly Json[]): string[] => records.map((record) => JSON.stringify(record)).sort()
  const left = texts(actual)
  const right = texts(ideal)
  if (left.length === right.length && left.every((text, index) => text === right[index])) return []
  return [{ kind: 'violation', where, expected: describe(right), received: describe(left) }]
}

function describe(texts: readonly string[]): string {
  if (texts.length === 0) return 'none'
  const unique = [...new Set(texts)]
  const parts = unique.slice(0, 3).map((text) => {
    const times = texts.filter((other) => other === text).length
    return times === 1 ? text : `${times} × ${text}`
  })
  return parts.join(', ') + (unique.length > 3 ? `, … (${texts.length} in all)` : '')
}

function endsInDelete({ scenario, terms }: Transcript, entity: number): boolean {
  const events = scenario.events.filter((event) => event.entity === entity)
  const last = events.reduce(
    (newest, event) => (event.version > newest.version ? event : newest),
    events[0] as (typeof events)[number],
  )
  return terms.events.some(({ event }) => event.type === last.type && event.change === 'delete')
}
