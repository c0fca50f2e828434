import { expect, test } from 'vitest'
import { exampleTerms, fact, modes } from '../../../test/example-terms.ts'
import type { Provider } from '../../contracts/index.ts'
import type { Contract, Identity, Json } from '../../model/index.ts'
import { createSequences } from './judge-sequence.ts'
import { openMessage } from './message.ts'
import { sequenceFacts } from './sequence-facts.ts'

const { contract } = exampleTerms(modes.hex)
const [deliveryId] = contract.identity as [Identity]
const eventId: Identity = { ...deliveryId, name: 'event', at: 'body:/event', scope: 'event' }
const families = contract.events.families.map((family) => ({
  ...family,
  versions: [{ at: '/version', unit: 'count' as const }],
}))
const counted: Contract = { ...contract, identity: [], events: { ...contract.events, families } }

interface Given {
  readonly type?: string
  readonly delivery?: string
  readonly body?: Json
  /** Instead of a body that can be held. */
  readonly text?: string
}

/** The codes of what is said of deliveries, one after the other. */
function codes(about: Contract, given: readonly Given[]): { codes: string[]; summary: unknown } {
  const sequences = createSequences()
  const sequence = sequences.begin()
  const provider = { contract: about } as Provider
  const said = given.map(({ type = 'contact.updated', delivery, body = {}, text }, index) => {
    const place = { file: 'a', entry: index + 1, line: index + 1, column: 1 }
    const message = openMessage({
      kind: 'delivery',
      place,
      headers: delivery === undefined ? [] : [['x-acme-delivery', delivery]],
      body: Buffer.from(text ?? JSON.stringify(body)),
      bodyPlace: null,
      fidelity: 'exact',
    })
    const judged = {
      place,
      fidelity: 'exact',
      receivedAt: null,
      provider: about.id,
      event: type,
      verdict: 'valid',
      signature: 'unasked',
      remarks: [],
    } as const
    const remarks = sequence.judge(about, judged, sequenceFacts(provider, message, judged))
    for (const { kind, received } of remarks) expect([kind, received]).toEqual(['note', expect.any(String)])
    return remarks.map(({ code }) => code).join(' ')
  })
  return { codes: said, summary: sequences.summary() }
}

test('tells retries, redeliveries and ids that were used before apart', () => {
  const both = { ...contract, identity: [deliveryId, eventId] }
  const sent = [
    { delivery: 'd1', body: { event: 'e1', data: 1 } },
    { delivery: 'd1', body: { event: 'e1', data: 1 } },
    { delivery: 'd2', body: { event: 'e1', data: 1 } },
    { delivery: 'd1', body: { event: 'e2', data: 2 } },
    { delivery: 'd3', body: { event: 'e3', data: 1 } },
  ]
  expect(codes(both, sent).codes).toEqual(['', 'retry', 'redelivery', 'reused-id', ''])
})

test('does not wonder at another body where attempts differ in theirs', () => {
  const retry = { ...contract.retry, changes: fact(['body:/attempt']) }
  const sent = [1, 2].map((attempt) => ({ delivery: 'd1', body: { attempt } }))
  expect(codes({ ...contract, retry }, sent).codes).toEqual(['', 'retry'])
  expect(codes(contract, sent).codes).toEqual(['', 'reused-id'])
})

test('takes the same body for a repetition only where nothing tells deliveries apart', () => {
  const alike = [{ body: { data: 1 } }, { body: { data: 1 } }, { type: 'contact.created', body: { data: 1 } }]
  expect(codes({ ...contract, identity: [] }, alike).codes).toEqual(['', 'same-body', ''])
  const ids = [
    { delivery: 'd1', body: {} },
    { delivery: 'd2', body: {} },
  ]
  expect(codes(contract, ids).codes).toEqual(['', ''])
})

test('tells what is late, what is missing, and what comes after a deletion, per entity', () => {
  const of = (id: string, version: number, type?: string): Given => ({
    ...(type === undefined ? {} : { type }),
    body: { data: { id }, version },
  })
  const { codes: said, summary } = codes(counted, [
    of('a', 1, 'contact.created'),
    of('b', 7),
    of('a', 3),
    of('a', 2),
    of('a', 4, 'contact.deleted'),
    of('b', 8),
    of('a', 5),
    of('a', 6),
  ])
  expect(said).toEqual(['', '', 'gap', 'out-of-order', '', '', 'after-deletion', ''])
  expect(summary).toMatchObject({
    counts: { gap: 1, 'out-of-order': 1, 'after-deletion': 1, retry: 0 },
    entities: [{ family: 'contact', id: 'a', counts: { gap: 1, 'out-of-order': 1, 'after-deletion': 1 } }],
    partial: false,
  })
})

test('tells ids apart that are too large to be numbers', () => {
  const of = (id: string, version: number): Given => ({
    text: `{"event":${id},"data":{"id":${id}},"version":${version}}`,
  })
  const identified = { ...counted, identity: [eventId] }
  const { codes: said, summary } = codes(identified, [
    of('9007199254740993', 2),
    of('9007199254740992', 1),
    of('9007199254740993', 3),
  ])
  expect(said).toEqual(['', '', 'redelivery'])
  expect(summary).toMatchObject({ entities: [{ id: '9007199254740993' }] })
})

test('says so when a capture is longer than what can be compared', () => {
  const sent = Array.from({ length: 100_002 }, (_, index) => ({
    delivery: `d${index === 100_001 ? 0 : index}`,
  }))
  const { codes: said, summary } = codes(contract, sent)
  expect(said.at(-1)).toBe('')
  expect(summary).toMatchObject({ partial: true })
})
