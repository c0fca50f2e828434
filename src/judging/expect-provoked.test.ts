import { expect, test } from 'vitest'
import { scenarioOf, type Told, transcriptOfScenario } from '../../test/transcripts.ts'
import type { CallRecord, FaultPlan } from '../model/index.ts'
import { expectProvoked } from './expect-provoked.ts'

const fail = { kind: 'status', status: 500 } as const
const reset = { kind: 'reset' } as const
const downstream: FaultPlan = { endpoint: 'downstream', entity: 1, fault: fail, after: 1 }
const api: FaultPlan = { endpoint: 'provider-api', entity: 2, fault: reset }

const judge = (faults: readonly FaultPlan[] | undefined, calls?: readonly Partial<CallRecord>[]) => {
  const told: Told = calls === undefined ? {} : { calls: () => calls }
  return expectProvoked(
    transcriptOfScenario({ ...scenarioOf([{}, { event: 1 }]), ...(faults && { faults }) }, told),
  )
}

test.each<[string, ReturnType<typeof judge>]>([
  ['no fault is planned', judge(undefined, [])],
  ['every fault befell a call', judge([downstream, api])],
  ['one did among other calls', judge([downstream], [{}, { fault: fail }, {}])],
])('says nothing where %s', (_, findings) => {
  expect(findings).toEqual([])
})

test.each<[string, readonly Partial<CallRecord>[], string]>([
  ['nobody called', [], '0'],
  ['all calls were well', [{}], '1'],
  ['another fault befell them', [{ fault: reset }, { fault: reset }], '2'],
  ['it befell another entity', [{ entity: 2, fault: fail }], '0'],
  ['it befell another endpoint', [{ endpoint: 'provider-api', fault: fail }], '0'],
])('reports a fault as unprovoked where %s', (_, calls, received) => {
  expect(judge([downstream], calls)).toEqual([
    { kind: 'unprovoked', where: 'calls of entity 1', expected: '2 or more downstream', received },
  ])
})

test('reports the first of several that did not come to pass', () => {
  expect(judge([downstream, api], [{ fault: fail }])).toEqual([
    {
      kind: 'unprovoked',
      where: 'calls of entity 2',
      expected: "1 or more to the provider's API",
      received: '0',
    },
  ])
})
