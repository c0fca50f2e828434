import fc from 'fast-check'
import type { CapturedDelivery } from '../src/captures/index.ts'
import type { Json } from '../src/model/index.ts'

/** Headers, and a payload or the bytes of a body. */
export type Requested = readonly [headers: Readonly<Record<string, string>>, body: Json | Uint8Array]

/** Exact captures of these requests, in this order. */
export function imagineDeliveries(requests: readonly Requested[]): readonly CapturedDelivery[] {
  return requests.map(
    ([headers, body], index): CapturedDelivery => ({
      kind: 'delivery',
      place: { file: 'a.ndjson', entry: index + 1, line: index + 1, column: 1 },
      method: 'POST',
      url: 'https://shop.example/hooks?a=1',
      headers: Object.entries(headers),
      body: body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body)),
      bodyPlace: null,
      fidelity: 'exact',
    }),
  )
}

const names = fc.constantFrom(
  ...[
    'id',
    'type',
    'event',
    'data',
    'order',
    'order_id',
    'action',
    'updated_at',
    'timestamp',
    'version',
    'title',
  ],
  ...['__proto__', 'constructor', 'a/b', '~', '', '1', '2', '3'],
)
const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e'
const texts = fc.constantFrom(
  ...[
    'created',
    'order.updated',
    '2026-02-03T10:00:00Z',
    '2026-02-03',
    'a@b.example',
    '',
    'https://a.example/1',
  ],
  ...[uuid, 'evt_4fG7kk29', '1770112800', '17'],
)
const numbers = fc.constantFrom(0, 1, -1, 1.5, 1_770_112_800, 1_770_112_800_123, 1e308, 2 ** 60)

/** Payloads in which much of what is looked for is there, in the wrong places too. */
const anyPayload = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    texts,
    numbers,
    fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof({ arbitrary: names, weight: 4 }, fc.string()), tie('any'), { maxKeys: 6 }),
  ),
})).any

const headerNames = fc.constantFrom(
  ...[
    'X-Event',
    'x-event',
    'X-Action',
    'X-Id',
    'X-Delivery-Id',
    'X-Hook-Id',
    'X-Sig',
    'X-Time',
    'X-Token',
    'X-A#b',
  ],
  ...['Authorization', 'Content-Type', 'User-Agent', '__proto__', 'constructor', 'X-Forwarded-For'],
)
const headerTexts = fc.constantFrom(
  ...[
    '',
    'created',
    'order.updated',
    'a b',
    '1770112800',
    '17',
    'f'.repeat(64),
    'Bearer x',
    't=1,v1=2',
    '{id}',
  ],
  ...['\u00e4\u00f6\u00fc', uuid, 'application/json'],
)

/** Any delivery with a JSON body. */
export const anyRequest: fc.Arbitrary<Requested> = fc.tuple(
  fc.dictionary(headerNames, headerTexts, { maxKeys: 5 }),
  anyPayload,
)
