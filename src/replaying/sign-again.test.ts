import { expect, it } from 'vitest'
import { loadProvider } from '../contracts/index.ts'
import { createMinter } from '../minting/index.ts'
import type { AuthenticationMode, WireRequest } from '../model/index.ts'
import { verify } from '../signing/index.ts'
import { editJsonText } from './edit-json-text.ts'
import { readInstant } from './read-instant.ts'
import { changesOf, signAgain } from './sign-again.ts'

const { contract } = await loadProvider('standard-webhooks')
const mode = contract.authentication.find(({ id }) => id === 'signature') as AuthenticationMode & {
  testSecret: string
}
const resigning = { contract, mode, credentials: { secret: mode.testSecret }, shiftMs: null }
const nowMs = Date.parse('2026-03-01T12:00:00Z')
const event = contract.events.families[0]?.types[0]?.type ?? null

function recorded(body: string, headers: WireRequest['headers'] = []): WireRequest {
  return { method: 'POST', url: 'http://localhost/', headers, body: Buffer.from(body) }
}

it('replaces signature and time where they stood, keeps the id, and verifies', () => {
  const headers = [
    ['Webhook-Signature', 'v1,old'],
    ['X-Own', '1'],
    ['WEBHOOK-TIMESTAMP', '1'],
    ['webhook-id', 'msg_1'],
  ] as const
  const request = signAgain(recorded('{"a":1}', headers), event, resigning, { minter: createMinter(), nowMs })
  expect(request.headers.map(([name]) => name.toLowerCase())).toEqual([
    'webhook-signature',
    'x-own',
    'webhook-timestamp',
    'webhook-id',
  ])
  expect(request.headers[3]).toEqual(['webhook-id', 'msg_1'])
  expect(request.headers[2]?.[1]).toBe(String(nowMs / 1000))
  const { credentials } = resigning
  expect(verify({ mode, credentials, request, contract, nowSeconds: nowMs / 1000 })).toEqual({ ok: true })
})

it('leaves out credentials that were taken out of the recording', () => {
  const headers = [
    ['Cookie', '[secret]'],
    ['Authorization', 'Bearer [secret]'],
    ['X-Own', '1'],
  ] as const
  const { headers: sent } = signAgain(recorded('{}', headers), event, resigning, {
    minter: createMinter(),
    nowMs,
  })
  expect(sent.map(([name]) => name.toLowerCase())).toEqual([
    'x-own',
    'webhook-timestamp',
    'webhook-signature',
  ])
})

it('moves what happened by as much as is wanted, in the form in which it was written', () => {
  const body = '{"timestamp": "2026-02-03T10:00:00.000Z","data":{"x":1.0}}'
  const day = 24 * 60 * 60 * 1_000
  const moved = signAgain(
    recorded(body),
    event,
    { ...resigning, shiftMs: day },
    { minter: createMinter(), nowMs },
  )
  expect(Buffer.from(moved.body).toString()).toBe(body.replace('02-03', '02-04'))
  expect(changesOf({ ...resigning, shiftMs: day }).join()).toContain(
    'moved: timestamp, /timestamp'.slice(0, 6),
  )
})

it.each([
  'no JSON',
  '{"timestamp":',
  '\ufeff{"timestamp":"2026-02-03T10:00:00.000Z"}',
  '{"timestamp":null}',
  '[]',
])('leaves the bytes of %j alone', (body) => {
  const moved = signAgain(
    recorded(body),
    event,
    { ...resigning, shiftMs: 1_000 },
    { minter: createMinter(), nowMs },
  )
  expect(Buffer.from(moved.body).toString()).toBe(body)
})

it('replaces scalars in a text, and nothing else', () => {
  const edit = editJsonText(Buffer.from('{ "a/b" : [ 1.50, "x" ], "c":{} }'))
  edit.replace('/a~1b/0', 7)
  edit.replace('/a~1b/1', 'ü"')
  edit.replace('/c', 'not a scalar')
  edit.replace('/none', 1)
  expect([edit.get('/a~1b/0'), edit.get('/c')]).toEqual([7, undefined])
  expect(Buffer.from(edit.bytes()).toString()).toBe('{ "a/b" : [ 7, "ü\\"" ], "c":{} }')
})

it.each([
  ['1770112800', 's', 1_770_112_800_000],
  [1_770_112_800.5, 's', 1_770_112_800_500],
  [1_770_112_800_463, 'ms', 1_770_112_800_463],
  ['2026-02-03T10:00:00Z', 'iso', Date.parse('2026-02-03T10:00:00Z')],
  ['2026-02-03T10:00:00.000000000Z', 'iso-ns', Date.parse('2026-02-03T10:00:00Z')],
  ['yesterday', 'iso', null],
  ['-1', 's', null],
  [null, 's', null],
  [undefined, 'ms', null],
] as const)('reads %j in %s', (value, unit, milliseconds) => {
  expect(readInstant(value, unit)).toBe(milliseconds)
})
