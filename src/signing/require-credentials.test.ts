import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  bodyHex,
  contract,
  credentialSetups,
  delivery,
  grounds,
  list,
  publicKey,
  rule,
  type Setup,
  sha512Url,
  signatureMode,
  signing,
  verifying,
} from '../../test/laws/signing-modes.ts'
import type { AuthenticationMode, Credentials } from '../model/index.ts'
import { authenticate, requireCredentials, verify } from './index.ts'

const { basic, bearer, header } = credentialSetups as Record<'basic' | 'bearer' | 'header', Setup>
const freeHeader: AuthenticationMode = { ...grounds, id: 'custom', kind: 'header', header: null }
const stripping = signatureMode(rule({ key: { decode: 'utf8', strip: ['pre_'] } }))
const none: AuthenticationMode = { ...grounds, id: 'none', kind: 'none' }

test.each<[string, AuthenticationMode, Credentials]>([
  ['a secret', bodyHex.mode, { secret: 'x' }],
  ['a decodable secret', list.mode, list.credentials],
  ['a decodable secret without its prefix', list.mode, { secret: 'AAECAwQFBgcICQoLDA0ODw' }],
  ['a hex secret', sha512Url.mode, { secret: '00FF' }],
  ['user name and empty password', basic.mode, { username: 'u', password: '' }],
  ['a token', bearer.mode, { token: 't' }],
  ['a header value', header.mode, { headerValue: 'v' }],
  ['a header of another name', header.mode, { headerName: 'X-Other', headerValue: 'v' }],
  ['a header named by the user', freeHeader, { headerName: 'X-Mine', headerValue: 'v' }],
  ['nothing for none', none, {}],
])('accepts %s', (_name, mode, credentials) => {
  expect(() => requireCredentials(mode, credentials)).not.toThrow()
})

test.each<[AuthenticationMode, Credentials, string]>([
  [bodyHex.mode, {}, 'no secret is given. Set HOOKPROOF_SECRET or pass --secret.'],
  [bodyHex.mode, { secret: '' }, 'no secret is given. Set HOOKPROOF_SECRET or pass --secret.'],
  [list.mode, { secret: 'whsec_n*t base64' }, 'it is not whsec_ followed by base64. Copy it again'],
  [list.mode, { secret: 'whsec_' }, 'it is not whsec_ followed by base64. Copy it again'],
  [list.mode, { ...list.credentials, previousSecrets: ['whsec_?'] }, 'it is not whsec_ followed by base64.'],
  [sha512Url.mode, { secret: 'abc' }, 'it is not hex.'],
  [publicKey.mode, { secret: 'whsk_AAAA' }, 'it has 3 bytes instead of 32 or 64 bytes.'],
  [publicKey.mode, { secret: 'whpk_O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=' }, 'it is a public key.'],
  [basic.mode, {}, 'no user name and no password are given. Pass --username and --password.'],
  [basic.mode, { username: 'u' }, 'no password is given. Pass --password.'],
  [basic.mode, { password: 'p' }, 'no user name is given. Pass --username.'],
  [basic.mode, { username: 'a:b', password: 'p' }, 'the user name has a colon'],
  [bearer.mode, {}, 'no token is given. Pass --token.'],
  [bearer.mode, { token: 'Bearer t' }, 'it has spaces or characters beyond ASCII.'],
  [freeHeader, {}, 'no header name is given. Pass --header-name and --header-value.'],
  [header.mode, {}, 'no value for "X-Api-Key" is given. Pass --header-value.'],
  [header.mode, { headerName: 'a b', headerValue: 'v' }, 'this is no header name.'],
  [header.mode, { headerValue: 'v\r\nx: y' }, 'its value has line breaks'],
  [
    signatureMode(rule({ algorithm: 'jwt-hs256' })),
    { secret: 's' },
    'Cannot sign with "jwt-hs256": this version',
  ],
  [
    signatureMode(rule({ at: 'body:/signature' })),
    { secret: 's' },
    'Cannot put a signature at "body:/signature"',
  ],
  [signatureMode(rule({ each: '/items' })), { secret: 's' }, 'of each item of /items: this version'],
  [signatureMode(rule({ at: 'header:X-{n}' })), { secret: 's' }, 'Cannot put a signature at "header:X-{n}"'],
  [stripping, { secret: 'pre_' }, 'it is not pre_ followed by utf8.'],
  [signatureMode(rule({ entry: 'v1' })), { secret: 's' }, 'Cannot read the signature entry "v1"'],
])('explains %j with %j', (mode, credentials, message) => {
  const act = () => requireCredentials(mode, credentials)
  expect(act).toThrow(
    expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(message) }),
  )
})

test('shows no secret in what it says', () => {
  const secret = 'whsec_very secret'
  const act = () => requireCredentials(list.mode, { secret })
  expect(act).toThrow(expect.not.objectContaining({ message: expect.stringContaining('very') }))
})

test('lets a public key verify', () => {
  const secret = 'whpk_O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik='
  expect(() => requireCredentials(publicKey.mode, { secret }, 'verify')).not.toThrow()
})

describe.each([
  ['ecdsa-p256-sha256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['rsa-pkcs1-sha256', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
] as const)('%s', (algorithm, generate) => {
  const pair = generate()
  const own = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const shared = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const setup: Setup = {
    mode: signatureMode(rule({ algorithm, encoding: 'base64' })),
    credentials: { secret: own },
    contract: contract(),
  }

  test('signs with the private key and verifies with the public one', () => {
    requireCredentials(setup.mode, setup.credentials)
    const receiver = { ...setup, credentials: { secret: shared } }
    const request = authenticate(signing(setup, '{}'))
    expect(verify(verifying(receiver, request))).toEqual({ ok: true })
    expect(verify(verifying(receiver, { ...request, body: Buffer.from('{ }') })).ok).toBe(false)
    expect(() => requireCredentials(setup.mode, { secret: shared })).toThrow('not one in PEM')
  })

  test.each([
    { signature: { kind: 'bad' } },
    { signature: { kind: 'zeros' } },
    { signing: { secret: 'wrong' } },
    { signing: { secret: { literal: 'undefined' } } },
  ] as const)('refuses %j', (edit) => {
    const request = authenticate(signing(setup, '{}', edit))
    expect(verify(verifying(setup, request)).ok).toBe(false)
    expect(delivery('{}', setup).headers.length).toBeLessThan(request.headers.length)
  })
})
