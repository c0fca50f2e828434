import { describe, expect, test } from 'vitest'
import { acme } from '../../test/acme-provider.ts'
import type { Contract, Feature, Json, JsonObject } from '../model/index.ts'
import { setPointer } from '../schemas/index.ts'
import { assume } from './assume.ts'
import { type AttemptOutcome, describeConsequence } from './describe-consequence.ts'
import { featuresOf } from './features.ts'
import { findEvent } from './find-event.ts'
import { readLocation } from './location.ts'
import { recogniseEvent } from './recognise-event.ts'

/** The contract with some places changed. */
function changed(changes: Readonly<Record<string, Json>>): Contract {
  const after = Object.entries(changes).reduce<Json>(
    (contract, [pointer, value]) => setPointer(contract, pointer, value),
    acme as unknown as Json,
  )
  return after as unknown as Contract
}

function fact(value: Json, basis = 'documented'): Json {
  return { value, basis, source: 'docs' }
}

test('finds an event by its type', () => {
  expect(findEvent(acme, 'order.deleted')?.event.change).toBe('delete')
  expect(findEvent(acme, 'order.paid')).toBeUndefined()
})

describe('recogniseEvent', () => {
  test.each<[string, Json, string | undefined]>([
    ['created', { order: {} }, 'order.created'],
    ['created', { order: null }, 'order.created'],
    ['created', {}, undefined],
    ['Created', { order: {} }, undefined],
    ['deleted', {}, 'order.deleted'],
    ['paid', { order: {} }, undefined],
  ])('reads header %s and payload %j', (type, payload, expected) => {
    const headers = { 'x-acme-EVENT': type }
    expect(recogniseEvent(acme, { headers, payload })?.event.type).toBe(expected)
    expect(recogniseEvent(acme, { headers: Object.entries(headers), payload })?.event.type).toBe(expected)
  })

  test('prefers the event with the most conditions', () => {
    const contract = changed({ '/events/families/0/types/1/match': { 'header:X-Acme-Event': 'created' } })
    const headers = { 'X-Acme-Event': 'created' }
    expect(recogniseEvent(contract, { headers, payload: { order: {} } })?.event.type).toBe('order.created')
    expect(recogniseEvent(contract, { headers, payload: {} })?.event.type).toBe('order.deleted')
  })
})

test.each<[string, Json | undefined]>([
  ['header:x-a', 't=1, v1=2'],
  ['header:X-A#v1', '2'],
  ['header:X-A#v2', undefined],
  ['header:X-B', undefined],
  ['body:/a/0', 7],
  ['body:', { a: [7], 'b/c': 'd' }],
  ['form:b/c', 'd'],
  ['query:q', 'x y'],
  ['query:r', undefined],
])('reads what stands at %s', (location, expected) => {
  const message = { headers: { 'X-A': 't=1, v1=2' }, payload: { a: [7], 'b/c': 'd' }, url: '/hook?q=x%20y' }
  expect(readLocation(location, message)).toEqual(expected)
})

const [signed, basic] = acme.authentication as [Contract['authentication'][0], Contract['authentication'][0]]
const rule = '/authentication/0/signatures/0'

describe('featuresOf', () => {
  test.each<[Feature, Readonly<Record<string, Json>>, boolean]>([
    ['signature', {}, true],
    ['signature-list', {}, false],
    ['signature-list', { [`${rule}/delimiter`]: ' ' }, true],
    ['several-signatures', {}, false],
    ['several-signatures', { '/authentication/0/signatures/-': { ...legacy() } }, true],
    ['prefixed-signature', {}, true],
    ['prefixed-signature', { [`${rule}/entry`]: '{signature}' }, false],
    ['signed-timestamp', {}, true],
    ['signed-timestamp', { [`${rule}/signed`]: '{body}' }, false],
    ['signed-timestamp', { '/times/0/clock': 'event' }, false],
    ['signed-timestamp', { '/freshness': null }, false],
    ['signed-id', {}, false],
    ['signed-id', { [`${rule}/signed`]: '{header:x-acme-delivery}.{body}' }, true],
    ['signed-id', { [`${rule}/signed`]: '{id}.{body}' }, true],
    ['retries', {}, true],
    ['retries', { '/retry/attempts': fact(0) }, false],
    ['retries', { '/retry/attempts': null, '/retry/backoff': null }, false],
    [
      'retries',
      { '/retry/attempts': null, '/retry/backoff': null, '/retry/outcomes': fact({ '5xx': 'retry' }) },
      true,
    ],
    ['delivery-id', {}, true],
    ['event-id', {}, false],
    ['event-id', { '/identity/0/scope': 'event' }, true],
    ['idempotency-key', {}, true],
    ['idempotency-key', { '/identity/0/idempotencyKey': false }, false],
    ['entity', {}, true],
    ['entity', { '/events/families/0/entity': null }, false],
    ['versions', {}, true],
    ['versions', { '/events/families/0/versions': [] }, false],
    ['updates', {}, false],
    ['updates', { '/events/families/0/types/1/change': 'update' }, true],
    ['deletes', {}, true],
    ['deletes', { '/events/families/0/entity': null }, false],
    ['open-events', {}, true],
    ['open-events', { '/events/unfamiliar': [] }, false],
    ['open-events', { '/events/open': fact(false) }, false],
    ['added-fields', {}, false],
    ['added-fields', { '/request/addsFields': fact(true) }, true],
    ['type-in-signed-body', {}, false],
    ['type-in-signed-body', { '/events/families/0/types/1/match': { 'body:/type': 'deleted' } }, true],
    ['unsigned-type-header', {}, true],
    ['unsigned-type-header', { [`${rule}/signed`]: '{header:X-ACME-EVENT}{body}' }, false],
    ['deadline', {}, true],
    ['deadline', { '/acknowledgement/deadlineMs': null }, false],
    ['disabling-statuses', {}, true],
    ['disabling-statuses', { '/disabling': [] }, false],
    ['basic', {}, false],
    ['credential', {}, false],
  ])('decides on %s with %j', (feature, changes, expected) => {
    const contract = changed(changes)
    const [mode] = contract.authentication
    expect(featuresOf(contract, mode ?? signed).has(feature)).toBe(expected)
  })

  test('depends on the mode', () => {
    const features = featuresOf(acme, basic)
    expect([features.has('basic'), features.has('credential'), features.has('signature')]).toEqual([
      true,
      true,
      false,
    ])
    expect([features.has('unsigned-type-header'), features.has('signed-timestamp')]).toEqual([false, false])
  })

  test('knows fields from the schemas', () => {
    const schema: JsonObject = { type: 'object', properties: { a: { type: ['null', 'string'] } } }
    const features = featuresOf(acme, basic, { 'order.created': schema })
    expect([features.has('nullable-fields'), features.has('optional-fields')]).toEqual([true, true])
  })
})

function legacy(): JsonObject {
  const [mode] = acme.authentication
  const [first] = mode?.kind === 'signature' ? mode.signatures : []
  return { ...(first as unknown as JsonObject), standing: 'legacy' }
}

describe('describeConsequence', () => {
  test.each<[AttemptOutcome, Readonly<Record<string, Json>>, string]>([
    [204, {}, 'counts it as delivered'],
    [500, {}, 'retries up to 5 times, first after 1 min, then ever longer'],
    ['timeout', {}, 'retries up to 5 times, first after 1 min, then ever longer'],
    [410, {}, 'disables the endpoint at once'],
    [410, { '/disabling/0/effect': 'delete' }, 'deletes the endpoint at once'],
    [410, { '/disabling/0/basis': 'assumed' }, 'disables the endpoint at once (assumed)'],
    [500, { '/disabling/0/when': { consecutive: 1 } }, 'disables the endpoint at once'],
    [404, { '/retry/outcomes': fact({ '4xx': 'drop', '404': 'disable' }) }, 'disables the endpoint at once'],
    [403, { '/retry/outcomes': fact({ '4xx': 'drop', '404': 'disable' }) }, 'gives up this delivery at once'],
    [500, { '/retry/attempts': fact(1, 'assumed'), '/retry/backoff': null }, 'retries once (assumed)'],
    [500, { '/retry/attempts': fact(0) }, 'does not try again'],
    [500, { '/retry/attempts': null }, 'nothing is published about retries'],
    [
      500,
      { '/retry/attempts': null, '/retry/backoff': null, '/retry/outcomes': fact({ '5xx': 'retry' }) },
      'retries; how often is not published',
    ],
    [
      500,
      { '/retry/backoff': fact({ kind: 'list', seconds: [5, 300, 7200] }) },
      'retries up to 5 times, first after 5 s, last after 2 hours more',
    ],
    [
      500,
      { '/retry/backoff': fact({ kind: 'window', seconds: [86400] }) },
      'retries up to 5 times within 1 day',
    ],
    [
      500,
      { '/retry/backoff': null, '/disabling': [{ when: { consecutive: 500 }, effect: 'disable' }] },
      'retries up to 5 times, and disables the endpoint after 500 failures in a row',
    ],
    [
      'connection-error',
      { '/retry/backoff': null, '/disabling': [{ when: { share: 0.95, hours: 24 }, effect: 'delete' }] },
      'retries up to 5 times, and deletes the endpoint when 95 % of deliveries fail within 1 day',
    ],
    [
      'timeout',
      { '/retry/backoff': null, '/disabling': [{ when: { statuses: ['4xx'] }, effect: 'pause' }] },
      'retries up to 5 times',
    ],
  ])('says what follows %s', (outcome, changes, expected) => {
    expect(describeConsequence(changed(changes), outcome)).toBe(expected)
  })
})

describe('assume', () => {
  const option = { basis: 'assumed', source: 'option' }

  test.each(['/acknowledgement/deadlineMs', '/acknowledgement/deadlineMs/value'])(
    'replaces a fact at %s',
    (pointer) => {
      const after = assume(acme, pointer, 9000)
      expect(after.acknowledgement.deadlineMs).toEqual({ value: 9000, ...option })
      expect(acme.acknowledgement.deadlineMs?.value).toBe(5000)
    },
  )

  test('states a fact that nobody knew, and forgets one', () => {
    expect(assume(acme, '/retry/overlaps', true).retry.overlaps).toEqual({ value: true, ...option })
    expect(assume(acme, '/retry/attempts', null).retry.attempts).toBeNull()
  })

  test('replaces a part of a statement and marks all of it', () => {
    const [mode] = assume(acme, `${rule}/encoding`, 'base64').authentication
    const [first] = mode?.kind === 'signature' ? mode.signatures : []
    expect(first).toMatchObject({ encoding: 'base64', algorithm: 'hmac-sha256', ...option })
  })

  test('replaces what carries no grounds', () => {
    const after = assume(acme, '/events/families/0/markers', [])
    expect(after.events.families[0]?.markers).toEqual([])
  })

  test.each<[string, Json, string]>([
    [
      '/acknowledgement/deadline',
      1,
      'Cannot assume a value for "/acknowledgement/deadline": the contract has nothing there. Did you mean "/acknowledgement/deadlineMs"?',
    ],
    ['deadlineMs', 1, 'the contract has nothing there'],
    [
      '/acknowledgement/deadlineMs',
      'soon',
      'Cannot assume "soon" for /acknowledgement/deadlineMs: /acknowledgement/deadlineMs/value: expected integer, received "soon". Give a value',
    ],
    [`${rule}/algorithm`, 'md5', `Cannot assume "md5" for ${rule}/algorithm: `],
  ])('refuses %s = %j', (pointer, value, message) => {
    expect(() => assume(acme, pointer, value)).toThrow(message)
  })
})
