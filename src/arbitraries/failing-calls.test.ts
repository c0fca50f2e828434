import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleTerms } from '../../test/example-terms.ts'
import type { Fault, Scenario } from '../model/index.ts'
import { failingCalls, garbling, refusing, resetting, throttling } from './failing-calls.ts'

const terms = exampleTerms()
const draw = <T>(arbitrary: fc.Arbitrary<T>): readonly T[] => fc.sample(arbitrary, { numRuns: 60, seed: 1 })
const countsOf = (scenarios: readonly Scenario[]): readonly unknown[] =>
  [...new Set(scenarios.flatMap(({ faults = [] }) => faults.map(({ calls }) => calls)))].sort()

test('is one event, delivered once, some of whose first calls fail', () => {
  const drawn = draw(failingCalls(terms, { endpoint: 'provider-api', fault: resetting }))
  for (const { events, moments, faults } of drawn) {
    expect(events.map(({ entity, version }) => [entity, version])).toEqual([[1, 1]])
    expect(moments).toEqual([[{ event: 0, delivery: 'a', nature: 'genuine' }]])
    expect(faults).toEqual([
      { endpoint: 'provider-api', entity: 1, fault: { kind: 'reset' }, calls: expect.any(Number) },
    ])
  }
  expect(countsOf(drawn)).toEqual([1, 2])
})

test('fails as often as it may', () => {
  const most = { endpoint: 'downstream', fault: resetting, most: 3 } as const
  expect(countsOf(draw(failingCalls(terms, most)))).toEqual([1, 2, 3])
})

test('begins after so many calls, with events that make more of them', () => {
  const calls = { downstream: { 'contact.created': 1, 'invoice.created': 2 } } as const
  const drawn = draw(
    failingCalls({ ...terms, calls }, { endpoint: 'downstream', fault: resetting, after: 1 }),
  )
  expect(new Set(drawn.map(({ faults }) => faults?.[0]?.after))).toEqual(new Set([1]))
  expect(new Set(drawn.map(({ events }) => events[0]?.type))).toEqual(new Set(['invoice.created']))
})

test.each<[string, fc.Arbitrary<Fault>, readonly Partial<Fault>[]]>([
  [
    'refusals',
    refusing(500, 503),
    [
      { kind: 'status', status: 500 },
      { kind: 'status', status: 503 },
    ],
  ],
  ['throttling', throttling, [{ kind: 'status', status: 429, retryAfterSeconds: 1 }]],
])('draws %s', (_, arbitrary, expected) => {
  expect([...new Set(draw(arbitrary).map((fault) => JSON.stringify(fault)))].sort()).toEqual(
    expected.map((fault) => JSON.stringify(fault)),
  )
})

test('garbles so that no object can be read', () => {
  const texts = draw(garbling).map((fault) => (fault.kind === 'text' ? fault.text : undefined))
  expect(new Set(texts).size).toBe(4)
  for (const text of texts) {
    const parse = (): unknown => JSON.parse(text ?? '{}')
    if (text === 'null') expect(parse()).toBeNull()
    else expect(parse).toThrow(SyntaxError)
  }
})
