import { expect, test } from 'vitest'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { attempted } from '../../test/natures.ts'
import { genuine } from '../arbitraries/index.ts'
import { headerValue, type Scenario } from '../model/index.ts'

const payload = { type: '', time: '', data: { id: '', name: '', amount: 1 } }
const event = { entity: 1, version: 1, type: 'contact.created', payload, ageSeconds: 30 }

test('repeats an attempt byte by byte', () => {
  const [first, again] = sent([])
  expect(again).toEqual(first)
})

test('moves the timestamp of a recording, and gives it another id', () => {
  const [first, again] = sent([
    { name: '{freshness}', kind: 'set', value: '{now+5}' },
    { name: '{identity:delivery}', kind: 'set', value: '{fresh:delivery}' },
  ])
  const [before, after] = [first, again].map((request) => ({
    time: Number(headerValue(request?.headers ?? [], 'X-Acme-Timestamp')),
    id: headerValue(request?.headers ?? [], 'X-Acme-Delivery'),
    signature: headerValue(request?.headers ?? [], 'X-Acme-Signature'),
  }))
  expect(after?.time).toBe((before?.time ?? 0) + 5)
  expect(after?.id).toMatch(/^msg_\w{16}$/)
  expect(after?.id).not.toBe(before?.id)
  expect(after?.signature).toBe(before?.signature)
  expect(again?.body).toEqual(first?.body)
})

function sent(headers: NonNullable<NonNullable<Scenario['moments'][0][0]['tampering']>['headers']>) {
  const again = genuine(0, { nature: 'forged', verbatim: true, tampering: { name: 'repeated', headers } })
  const scenario: Scenario = { events: [event], moments: [[genuine(0)], [again]] }
  return attempted(scenario, exampleTerms(modes.list)).map(({ request }) => request)
}
