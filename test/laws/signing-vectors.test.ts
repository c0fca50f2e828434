import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { AuthenticationMode, Contract, Credentials } from '../../src/model/index.ts'
import { headerValue } from '../../src/model/index.ts'
import { authenticate, verify } from '../../src/signing/index.ts'
import {
  bodyHex,
  contract,
  credentialSetups,
  list,
  nowSeconds,
  numbers,
  prefixed,
  rule,
  type Setup,
  signatureMode,
  twoHeaders,
} from './signing-modes.ts'

type Headers = Readonly<Record<string, string>>

function signatureOf(
  setup: Setup,
  body: string | Uint8Array,
  at: string,
  headers: Headers = {},
): string | undefined {
  const request = {
    method: 'POST',
    url: 'http://127.0.0.1/',
    headers: Object.entries(headers),
    body: Buffer.from(body),
  }
  return headerValue(authenticate({ ...setup, request, nowSeconds, random: numbers() }).headers, at)
}

// Published by the provider (the first two), or computed with openssl and Python alike.
test.each([
  [
    '{id: 111, description: "a description"}',
    '09f9ebc0adeb597cb7cb37fd72b20be0caeca6bd9fb67416b663606bd7f89183',
  ],
  [
    '{"id":111,"description":"a description"}',
    'bf027a86207ef1ca1cb76f5a536b41a14287ab1a0fd5b33bfe86924bc2f48fd1',
  ],
  ['{"id":1064823757}', '3834aeea60f6c516657cdfda7091be023854706f10aa3ad542df16879fd45166'],
  [
    '{"id":7,"description":"Grüezi – Zürich"}',
    '31ef38762d16a301d2ae5479d796a1691ced4cb2ca9f55d873a0fcb563b21e37',
  ],
])('signs %s with a key that looks like hex and is text', (body, expected) => {
  expect(signatureOf(bodyHex, body, 'x-signature')).toBe(expected)
})

// Computed with openssl, Python and Node alike.
test.each([
  ['healthCheck', 'K8PNn9MKMoYaG+4+93x1IFoElissjsFc9y9ntigYGFw=', 'xVHAMJUKRYvjyHgX+Ai9KmCdSwg='],
  ['payload', 'SNwUZxl3bO/0P1iZcq0qkZ/NXJDZ9hqWBreYX3vWUJk=', 'CAv4+fOyeQg/a+joReBcUGst/fE='],
])('signs headers and body without separators, %s', (name, sha256, sha1) => {
  const body = `{"id":"a21eb4cd-367e-485f-932a-397a0951b709","type":"HEALTH_CHECK","timestamp":"2025-06-30T11:58:36.740351808Z","companyId":"cmp_001","${name}":{"validation":"hello world"}}`
  const headers = {
    'x-client': '018e5b36-e35c-7925-a9de-321ed638b682',
    'x-nonce': '780525611260542810',
    'X-TIMESTAMP': '1751284717825',
  }
  expect(signatureOf(twoHeaders, body, 'x-signature-256', headers)).toBe(sha256)
  expect(signatureOf(twoHeaders, body, 'x-signature', headers)).toBe(sha1)
})

// https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
test('signs with a label before the signature', () => {
  expect(signatureOf(prefixed, 'Hello, World!', 'x-hub-signature-256')).toBe(
    'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
  )
})

// https://github.com/standard-webhooks/standard-webhooks, the tests of its libraries.
test('signs id, timestamp and body with a decoded key', () => {
  const headers = { 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp': '1614265330' }
  expect(signatureOf(list, '{"test": 2432232314}', 'webhook-signature', headers)).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

// RFC 8032, section 7.1, test 3; with the seed alone, and with the public key behind it.
test.each(['', 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025'])(
  'signs with Ed25519',
  (end) => {
    const seed = 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7'
    const secret = `whsk_${Buffer.from(seed + end, 'hex').toString('base64')}`
    const key = { decode: 'base64', strip: ['whsk_'] } as const
    const mode = signatureMode(rule({ algorithm: 'ed25519', key }))
    expect(
      signatureOf(
        { mode, credentials: { secret }, contract: contract() },
        Buffer.from('af82', 'hex'),
        'x-signature',
      ),
    ).toBe(
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    )
  },
)

test('writes HTTP Basic', () => {
  const credentials = { username: 'moxie', password: 's3cret' }
  const setup = { ...credentialSetups.basic, credentials } as Setup
  expect(signatureOf(setup, '', 'authorization')).toBe('Basic bW94aWU6czNjcmV0')
})

/** One case of `fixtures/vectors/<provider>.json`. */
interface Vector {
  readonly name: string
  /** The mode's id; the contract's first one where it is not said. */
  readonly mode?: string
  readonly secret: string
  /** What other modes than signatures are configured with. */
  readonly credentials?: Credentials
  readonly headers: Headers
  readonly body: string
  readonly expect: Headers
  readonly valid: boolean
}

const vectors = new URL('../../fixtures/vectors/', import.meta.url)
const files = readdirSync(vectors).filter((file) => file.endsWith('.json'))

test('there are vectors', () => {
  expect(files).not.toEqual([])
})

function credentialsOf({ secret, credentials }: Vector): Credentials {
  return credentials ?? { secret }
}

describe.each(files)('%s', (file) => {
  const { cases } = JSON.parse(readFileSync(new URL(file, vectors), 'utf8')) as { cases: readonly Vector[] }
  const folder = new URL(`../../schemas/${file.replace('.json', '')}/contract.json`, import.meta.url)
  const facts = JSON.parse(readFileSync(folder, 'utf8')) as Contract

  function modeOf(vector: Vector): AuthenticationMode {
    const mode = facts.authentication.find(({ id }) => id === (vector.mode ?? facts.authentication[0]?.id))
    if (mode === undefined) throw new Error(`no mode ${vector.mode} in ${folder}`)
    return mode
  }

  function requestOf(vector: Vector, headers: Headers) {
    const body = Buffer.from(vector.body)
    return { method: 'POST', url: 'http://127.0.0.1/', headers: Object.entries(headers), body }
  }

  test('has cases of both kinds', () => {
    expect(new Set(cases.map(({ valid }) => valid))).toEqual(new Set([true, false]))
  })

  test.each(cases.filter(({ valid }) => valid).map((vector) => [vector.name, vector] as const))(
    'signs %s',
    (_, vector) => {
      const request = requestOf(vector, vector.headers)
      const input = { mode: modeOf(vector), credentials: credentialsOf(vector), contract: facts, request }
      const { headers } = authenticate({ ...input, nowSeconds, random: numbers() })
      expect(Object.keys(vector.expect)).not.toEqual([])
      for (const [name, value] of Object.entries(vector.expect))
        expect(headerValue(headers, name)).toBe(value)
    },
  )

  test.each(cases.map((vector) => [vector.valid ? 'accepts' : 'refuses', vector.name, vector] as const))(
    '%s %s',
    (_verdict, _name, vector) => {
      const request = requestOf(vector, { ...vector.headers, ...vector.expect })
      const input = { mode: modeOf(vector), credentials: credentialsOf(vector), contract: facts, request }
      expect(verify(input).ok).toBe(vector.valid)
    },
  )
})
