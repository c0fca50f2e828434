import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { headerValue, type SignatureEdit, type Tampering, type WireRequest } from '../../src/model/index.ts'
import { authenticate, verify } from '../../src/signing/index.ts'
import {
  credentialSetups,
  list,
  prefixed,
  publicKey,
  type Setup,
  signatureSetups,
  signing,
  timestampInside,
  twoHeaders,
  verifying,
} from './signing-modes.ts'

const bytes = fc.uint8Array({ maxLength: 200 })
const runs = { numRuns: 25 }
const signatures = Object.entries(signatureSetups)
const credentials = Object.entries(credentialSetups)

type Edit = Pick<Tampering, 'signing' | 'signature' | 'credential'>

function judged(setup: Setup, body: Uint8Array | string, edit?: Edit): string {
  const request = authenticate(signing(setup, body, edit))
  const verification = verify(verifying(setup, request))
  return verification.ok ? 'accepted' : verification.code
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

describe.each([...signatures, ...credentials])('%s', (_name, setup) => {
  test('verifies what it signs, whatever the bytes', () => {
    fc.assert(
      fc.property(bytes, (body) => {
        expect(judged(setup, body)).toBe('accepted')
      }),
      runs,
    )
  })

  test('makes the same request of the same input, and leaves the rest of it alone', () => {
    fc.assert(
      fc.property(bytes, (body) => {
        const input = signing(setup, body)
        const before = structuredClone(input.request)
        const request = authenticate(input)
        expect(authenticate(signing(setup, body))).toEqual(request)
        expect(input.request).toEqual(before)
        expect(request.body).toEqual(input.request.body)
        const own = 'Stamped-Signature'
        expect(request.headers).toEqual(
          expect.arrayContaining(input.request.headers.filter(([name]) => name !== own)),
        )
      }),
      runs,
    )
  })

  test('replaces a header of the same name in any letter case', () => {
    const input = signing(setup, '{}')
    const once = authenticate(input)
    const shouted = once.headers.map(([name, value]) => [name.toUpperCase(), value] as const)
    const headers = [
      ...shouted,
      ...shouted.filter(([name]) => !input.request.headers.some((header) => sameName(header[0], name))),
    ]
    const twice = authenticate({ ...input, request: { ...once, headers } })
    expect(twice.headers).toHaveLength(once.headers.length)
    expect(verify(verifying(setup, twice))).toEqual({ ok: true })
  })
})

const breaking: readonly SignatureEdit[] = [
  { kind: 'remove' },
  { kind: 'set', value: '' },
  { kind: 'set', value: 'garbage' },
  { kind: 'set', value: ', , ,' },
  { kind: 'zeros' },
  { kind: 'bad' },
  { kind: 'cut', keep: 0 },
  { kind: 'cut', keep: 1 },
  { kind: 'cut', keep: 12 },
  { kind: 'cut', keep: -1 },
  { kind: 'wrap', before: 'x', after: 'y' },
  { kind: 'entries', entries: ['bad'] },
  { kind: 'entries', entries: ['bad', 'bad'] },
  { kind: 'entries', entries: ['unknown', 'bad'] },
  { kind: 'entries', entries: [] },
  { kind: 'repeat', values: ['bad', 'bad'] },
  { kind: 'relabel', label: 'v9' },
  { kind: 'spoil', standing: 'preferred', how: 'bad' },
  { kind: 'spoil', standing: 'preferred', how: 'remove' },
]

describe.each(signatures)('a forger of %s', (_name, setup) => {
  test.each(breaking.map((edit) => [JSON.stringify(edit), edit] as const))(
    'is refused with %s',
    (_, edit) => {
      fc.assert(
        fc.property(bytes, (body) => {
          expect(judged(setup, body, { signature: edit })).not.toBe('accepted')
        }),
        { numRuns: 5 },
      )
    },
  )

  test('is refused with a wrong secret, which has the right form', () => {
    expect(judged(setup, '{"id":1}', { signing: { secret: 'wrong' } })).toBe('mismatch')
  })

  test('is refused with a secret that many leave in place', () => {
    for (const literal of ['undefined', 'null', 'secret', ' ', 'changeme']) {
      expect(judged(setup, '{"id":1}', { signing: { secret: { literal } } })).toBe('mismatch')
    }
  })

  test('is refused with any other body', () => {
    fc.assert(
      fc.property(bytes, bytes, (body, other) => {
        fc.pre(Buffer.compare(body, other) !== 0)
        const request = authenticate(signing(setup, body))
        expect(verify(verifying(setup, { ...request, body: other })).ok).toBe(false)
      }),
      runs,
    )
  })

  test('has a wrong secret of the right shape: only the signature differs', () => {
    const good = authenticate(signing(setup, '{}'))
    const bad = authenticate(signing(setup, '{}', { signature: { kind: 'bad' } }))
    const shapes = (request: WireRequest) => request.headers.map(([name, value]) => [name, value.length])
    expect(shapes(bad)).toEqual(shapes(good))
    expect(bad).not.toEqual(good)
  })
})

describe('rotation', () => {
  const lists = Object.entries({ list, timestampInside })
  const previous = { list: 'whsec_AAECAwQFBgcICQoLDA0ODw==', timestampInside: 'older' }

  test.each(lists)('%s carries a signature of each secret, and either verifies', (name, setup) => {
    const older = previous[name as keyof typeof previous]
    const both: Setup = { ...setup, credentials: { ...setup.credentials, previousSecrets: [older] } }
    const request = authenticate(signing(both, '{}'))
    for (const secret of [setup.credentials.secret ?? '', older]) {
      expect(verify(verifying({ ...setup, credentials: { secret } }, request))).toEqual({ ok: true })
    }
    expect(verify(verifying({ ...setup, credentials: { secret: 'whsec_b3RoZXI=' } }, request)).ok).toBe(false)
  })

  test.each(signatures)('%s accepts either of two secrets', (_name, setup) => {
    const other =
      setup === publicKey ? 'whpk_O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=' : '0123456789abcdef'
    const request = authenticate(signing(setup, '{}'))
    const secret = setup.credentials.secret ?? ''
    const verifier: Setup = { ...setup, credentials: { secret: other, previousSecrets: [secret] } }
    expect(verify(verifying(verifier, request))).toEqual({ ok: true })
  })

  test.each([[['good', 'bad']], [['bad', 'bad', 'good']], [['unknown', 'good']], [['good', 'junk']]])(
    'a list accepts %j',
    (entries) => {
      for (const [, setup] of lists) {
        expect(judged(setup, '{}', { signature: { kind: 'entries', entries } })).toBe('accepted')
        expect(judged(setup, '{}', { signature: { kind: 'repeat', values: ['bad', 'good'] } })).toBe(
          'accepted',
        )
      }
    },
  )
})

describe('several headers', () => {
  test('a spoilt legacy signature leaves the preferred one deciding', () => {
    for (const how of ['bad', 'remove'] as const) {
      const edit: Edit = { signature: { kind: 'spoil', standing: 'legacy', how } }
      const request = authenticate(signing(twoHeaders, '{}', edit))
      expect(verify({ ...verifying(twoHeaders, request), every: false })).toEqual({ ok: true })
      expect(verify(verifying(twoHeaders, request)).ok).toBe(false)
    }
  })

  test('a spoilt preferred signature leaves the legacy one good', () => {
    const edit: Edit = { signature: { kind: 'spoil', standing: 'preferred', how: 'remove' } }
    const request = authenticate(signing(twoHeaders, '{}', edit))
    const good = authenticate(signing(twoHeaders, '{}'))
    expect(headerValue(request.headers, 'x-signature-256')).toBeUndefined()
    expect(headerValue(request.headers, 'x-signature')).toBe(headerValue(good.headers, 'x-signature'))
  })
})

describe('the clock', () => {
  test.each([
    ['stale', -301],
    ['future', 302],
    ['accepted', -299],
    ['accepted', 299],
  ])('is %s at %d s', (code, clockSeconds) => {
    for (const setup of [twoHeaders, list, publicKey, timestampInside]) {
      expect(judged(setup, '{}', { signing: { clockSeconds } })).toBe(code)
    }
  })

  test('sends and signs any text as the timestamp', () => {
    for (const setup of [twoHeaders, list, publicKey, timestampInside]) {
      const request = authenticate(signing(setup, '{}', { signing: { timestampText: 'soon' } }))
      const place = setup.contract.freshness?.at.slice('header:'.length).replace('#t', '') ?? ''
      expect(headerValue(request.headers, place)).toContain('soon')
      expect(verify({ ...verifying(setup, request), nowSeconds: undefined })).toEqual({ ok: true })
      expect(verify(verifying(setup, request))).toMatchObject({ code: 'malformed-timestamp' })
    }
  })

  test('refuses to move where there is no timestamp', () => {
    expect(() => judged(prefixed, '{}', { signing: { clockSeconds: 1 } })).toThrow(
      'Cannot move the attempt clock: the contract has no timestamp.',
    )
  })
})

describe.each(credentials)('a forger of %s', (name, setup) => {
  const shape = { basic: 'Basic {base64:{username}:*}', bearer: 'Bearer *', header: '*' }[name] ?? ''
  const part = name === 'basic' ? 'password' : 'token'

  test.each(['half', 'first', 'swapcase'])('is refused with the credential :%s', (form) => {
    const template = shape.replace('*', `{${part}:${form}}`)
    expect(judged(setup, '{}', { credential: { kind: 'set', template } })).toBe('mismatch')
  })

  test('is refused with an empty one, and with none', () => {
    expect(judged(setup, '{}', { credential: { kind: 'set', template: shape.replace('*', '') } })).not.toBe(
      'accepted',
    )
    expect(judged(setup, '{}', { credential: { kind: 'remove' } })).toBe('missing')
  })

  test('is accepted with the right one spelled out', () => {
    const template = shape.replace('*', `{${part}}`)
    expect(judged(setup, '{}', { credential: { kind: 'set', template } })).toBe('accepted')
  })

  test('cannot be given a tampering of signatures', () => {
    expect(() => judged(setup, '{}', { signature: { kind: 'bad' } })).toThrow('Cannot change the signature')
    expect(() => judged(setup, '{}', { signing: { secret: 'wrong' } })).toThrow('Cannot change the signing')
  })
})
