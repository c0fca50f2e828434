import { expect, test } from 'vitest'
import { imagineDeliveries, type Requested } from '../../test/imagined-deliveries.ts'
import type { Contract } from '../model/index.ts'
import { infer } from './infer.ts'

/** Deliveries in the manner of a well-known provider, and what is to be found out about them. */
interface Case {
  readonly requests: readonly Requested[]
  /** By type: what it does, and where its entity's id stands. */
  readonly events: Readonly<Record<string, readonly [change: string, entity: string | null]>>
  readonly identity: Readonly<Record<string, string>>
  readonly times?: Readonly<Record<string, string>>
  readonly versions?: readonly string[]
  readonly markers?: readonly string[]
}

const uuids = [
  '0f8fad5b-d9cb-469f-a165-70867728950e',
  '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  'b3d3a9f0-1b9e-4c1e-8a55-3f2f2b0c9d11',
  '9a1b2c3d-4e5f-4a6b-8c7d-0e1f2a3b4c5d',
]

const cases: Readonly<Record<string, Case>> = {
  'a header for the kind, a member for the action (GitHub)': {
    requests: [
      [
        'issues',
        {
          action: 'opened',
          issue: { id: 1, title: 'a b', updated_at: '2026-01-01T00:00:00Z' },
          repository: { id: 9 },
        },
      ],
      [
        'issues',
        {
          action: 'edited',
          issue: { id: 1, title: 'a c', updated_at: '2026-01-02T00:00:00Z' },
          repository: { id: 9 },
        },
      ],
      [
        'issues',
        {
          action: 'deleted',
          issue: { id: 2, title: 'x', updated_at: '2026-01-03T00:00:00Z' },
          repository: { id: 9 },
        },
      ],
      ['push', { ref: 'refs/heads/main', commits: [], repository: { id: 9 } }],
    ].map(([event, body], index) => [
      {
        'X-GitHub-Event': event as string,
        'X-GitHub-Delivery': uuids[index] ?? '',
        'X-GitHub-Hook-ID': '42',
      },
      body as object as Requested[1],
    ]),
    events: {
      'issues/opened': ['other', '/issue/id'],
      'issues/edited': ['update', '/issue/id'],
      'issues/deleted': ['delete', '/issue/id'],
      push: ['other', null],
    },
    identity: { 'header:X-GitHub-Delivery': 'delivery', 'header:X-GitHub-Hook-ID': 'endpoint' },
    versions: ['/issue/updated_at'],
    markers: ['/issue/title'],
  },
  'an event around its object (Stripe)': {
    requests: ['invoice.created', 'invoice.paid', 'customer.subscription.updated'].map((type, index) => [
      { 'Stripe-Signature': `t=1770112800,v1=${'0'.repeat(64)}` },
      {
        id: `evt_1Nabc${index}XYZ`,
        object: 'event',
        created: 1_770_112_800 + index,
        type,
        data: {
          object: {
            id: `obj_${index}abcDEF12`,
            object: type.split('.').at(-2) ?? '',
            description: 'some words',
          },
        },
      },
    ]),
    events: {
      'invoice.created': ['create', '/data/object/id'],
      'invoice.paid': ['other', '/data/object/id'],
      'customer.subscription.updated': ['update', '/data/object/id'],
    },
    identity: { 'body:/id': 'event' },
    times: { 'body:/created': 's' },
    versions: ['/created'],
    markers: ['/data/object/description'],
  },
  'a topic with a slash, and the object alone (Shopify)': {
    requests: ['orders/create', 'orders/updated', 'products/delete'].map((topic, index) => [
      {
        'X-Shopify-Topic': topic,
        'X-Shopify-Webhook-Id': uuids[index] ?? '',
        'X-Shopify-Shop-Domain': 'shop.example',
        'X-Shopify-Triggered-At': `2026-02-0${index + 1}T10:00:00.123456789Z`,
      },
      index === 2 ? { id: 788 } : { id: 450 + index, note: null, updated_at: '2026-02-01T10:00:00-05:00' },
    ]),
    events: {
      'orders/create': ['create', '/id'],
      'orders/updated': ['update', '/id'],
      'products/delete': ['delete', '/id'],
    },
    identity: { 'header:X-Shopify-Webhook-Id': 'delivery' },
    times: { 'header:X-Shopify-Triggered-At': 'iso-ns' },
    versions: ['/updated_at'],
  },
  'a type inside the event (Slack)': {
    requests: ['message', 'reaction_added', 'message'].map((type, index) => [
      { 'X-Slack-Request-Timestamp': `177011280${index}` },
      {
        type: 'event_callback',
        event_id: `Ev0${index}ABCDEFG`,
        event_time: 1_770_112_800,
        event: { type, user: 'U1' },
      },
    ]),
    events: { 'event_callback/message': ['other', null], 'event_callback/reaction_added': ['create', null] },
    identity: { 'body:/event_id': 'event' },
    times: { 'header:X-Slack-Request-Timestamp': 's', 'body:/event_time': 's' },
  },
  'attempts of one delivery, and a key that says what it is': {
    requests: [0, 0, 1].map((index) => [
      { 'Idempotency-Key': `key-${index}-abcdef`, 'X-Request-Nonce': uuids[index] ?? '' },
      { event: 'contact.created', payload: { uuid: uuids[index] ?? '', revision: index + 1, name: 'Anna' } },
    ]),
    events: { 'contact.created': ['create', '/payload/uuid'] },
    identity: { 'header:Idempotency-Key': 'delivery', 'header:X-Request-Nonce': 'delivery' },
    versions: ['/payload/revision'],
    markers: ['/payload/name'],
  },
  'nothing that tells a type': {
    requests: [1, 2].map((id) => [{}, { id, total: 5 }]),
    events: { any: ['other', '/id'] },
    identity: {},
  },
  'no name, and shapes that go together with a word': {
    requests: [0, 1, 0, 1, 0, 1].map((kind, index) => [
      {},
      kind === 0
        ? { about: 'ticket', ticket: { id: index, seats: 2, row: 'B' } }
        : { about: 'refund', amount: 5, refund: { id: index }, reason: null },
    ]),
    events: { ticket: ['other', '/ticket/id'], refund: ['other', '/refund/id'] },
    identity: {},
  },
}

test.each(Object.entries(cases))(
  '%s',
  (_, { requests, events, identity, times = {}, versions = [], markers = [] }) => {
    const { contract } = infer({
      deliveries: imagineDeliveries(requests),
      credentials: {},
      id: 'acme',
      name: 'Acme',
      sources: ['a.ndjson'],
    })
    expect(eventsOf(contract)).toEqual(events)
    expect(Object.fromEntries(contract.identity.map(({ at, scope }) => [at, scope]))).toEqual(identity)
    expect(Object.fromEntries(contract.times.map(({ at, unit }) => [at, unit]))).toEqual(times)
    const { families } = contract.events
    expect(new Set(families.flatMap((family) => family.versions.map(({ at }) => at)))).toEqual(
      new Set(versions),
    )
    expect(new Set(families.flatMap((family) => family.markers))).toEqual(new Set(markers))
    const told = contract.identity.filter(({ idempotencyKey }) => idempotencyKey).map(({ at }) => at)
    expect(told).toEqual(Object.keys(identity).filter((at) => at.includes('Idempotency')))
  },
)

function eventsOf({ events }: Contract): unknown {
  return Object.fromEntries(
    events.families.flatMap(({ entity, types }) => types.map(({ type, change }) => [type, [change, entity]])),
  )
}
