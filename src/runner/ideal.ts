import type { AttemptPlan, Scenario } from '../model/index.ts'

/**
 * The ideal history of a scenario: every event that has an attempt which is not a forgery, once, entity by entity in
 * the order of versions, sent plainly. Forgeries do not happen there. Events keep their indexes.
 */
export function idealOf(scenario: Scenario): Scenario {
  const real = new Set(
    scenario.moments
      .flat()
      .filter(({ nature }) => nature !== 'forged')
      .map(({ event }) => event),
  )
  const order = scenario.events
    .map((event, index) => ({ event, index }))
    .filter(({ index }) => real.has(index))
    .sort((a, b) => a.event.version - b.event.version)
  const versions = [...new Set(order.map(({ event }) => event.version))]
  // Entities do not depend on each other, so those of equal version may go at the same time.
  const moments = versions.map((version) =>
    order
      .filter(({ event }) => event.version === version)
      .map(
        ({ index }): AttemptPlan => ({
          event: index,
          delivery: 'a',
          nature: 'genuine',
          ...(awaitsEffects(scenario, index) ? { settled: true } : {}),
        }),
      ),
  )
  return { events: scenario.events, moments }
}

/** Whether the event comes only once the effects of what was before have settled. */
function awaitsEffects({ moments }: Scenario, event: number): boolean {
  return moments.flat().some((plan) => plan.event === event && plan.settled === true)
}
