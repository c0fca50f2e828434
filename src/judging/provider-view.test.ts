import { expect, test } from 'vitest'
import { exampleTerms, fact } from '../../test/example-terms.ts'
import { scenarioOf, transcriptOfScenario } from '../../test/transcripts.ts'
import type { Contract } from '../model/index.ts'
import { providerView } from './provider-view.ts'

const answer = (_: unknown, index: number): number => (index === 0 ? 500 : 204)

test.each<[string, NonNullable<Contract['retry']['backoff']>['value'] | null, string]>([
  ['nothing', null, 'again, '],
  ['doubling pauses', { kind: 'exponential', seconds: [60] }, '60 s later, '],
  ['a list', { kind: 'list', seconds: [300, 900] }, '5 min later, '],
  ['a fixed pause', { kind: 'fixed', seconds: [86_400] }, '24 h later, '],
  ['a window', { kind: 'window', seconds: [3600] }, 'again, '],
])('tells when a provider would have tried again that publishes %s', (_, backoff, when) => {
  const { contract } = exampleTerms()
  const retry = { ...contract.retry, backoff: backoff === null ? null : fact(backoff) }
  const terms = exampleTerms(undefined, { contract: { retry } })
  const transcript = transcriptOfScenario(scenarioOf([{}]), { terms, answer })
  expect(providerView(transcript)).toEqual([`attempt 1: 500 after 1 ms; ${when}204 after 1 ms; delivered`])
})

test('says nothing of what needed no retry, and tells what was never delivered', () => {
  const scenario = scenarioOf([{}, { event: 1 }])
  const refused = transcriptOfScenario(scenario, { answer: ({ event }) => (event === 1 ? 500 : 204) })
  expect(providerView(refused)).toHaveLength(1)
  expect(providerView(refused)[0]).toMatch(/^attempt 2: 500 after 1 ms; .*500 after 1 ms; not delivered$/)
})
