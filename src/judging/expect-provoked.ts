import type { FaultPlan, Finding, Transcript } from '../model/index.ts'

/**
 * Every fault of the history befell a call. Otherwise nothing is learned: what was not provoked is no evidence, for or
 * against a receiver.
 */
export function expectProvoked({ scenario, actual }: Transcript): readonly Finding[] {
  const { calls = [] } = actual
  const concerns = ({ endpoint, entity }: FaultPlan): typeof calls =>
    calls.filter((call) => call.endpoint === endpoint && call.entity === entity)
  const idle = (scenario.faults ?? []).find(
    (plan) => !concerns(plan).some(({ fault }) => fault === plan.fault),
  )
  if (idle === undefined) return []
  return [
    {
      kind: 'unprovoked',
      where: `calls of entity ${idle.entity}`,
      expected: `${(idle.after ?? 0) + 1} or more ${where[idle.endpoint]}`,
      received: String(concerns(idle).length),
    },
  ]
}

const where = { downstream: 'downstream', 'provider-api': "to the provider's API" } as const
