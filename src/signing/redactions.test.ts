import { expect, test } from 'vitest'
import {
  credentialSetups,
  list,
  type Setup,
  signatureSetups,
  signing,
} from '../../test/laws/signing-modes.ts'
import { headerValue, redact } from '../model/index.ts'
import { authenticate, redactions } from './index.ts'

function redacted(text: string, { mode, credentials }: Setup): string {
  return redact(redactions(mode, credentials))(text).replaceAll('[secret]', '*')
}

test.each(Object.entries({ ...signatureSetups, ...credentialSetups }))(
  '%s hides all that it was given',
  (_name, setup) => {
    const { username: _username, ...secrets } = setup.credentials
    const texts = Object.values(secrets).map(String)
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) expect(redacted(`<${text}>`, setup)).toBe('<*>')
  },
)

test('hides a secret in every form', () => {
  const secret = list.credentials.secret ?? ''
  const text = secret.slice('whsec_'.length)
  const bytes = Buffer.from(text, 'base64')
  for (const form of [secret, text, bytes.toString('hex'), bytes.toString('base64url')]) {
    expect(redacted(`a ${form} b`, list)).toBe('a * b')
  }
})

test('hides previous secrets, and text escaped for JSON or a URL', () => {
  const setup: Setup = { ...list, credentials: { secret: 'whsec_AAEC', previousSecrets: ['whsec_b2xk+/=='] } }
  expect(redacted('whsec_b2xk+/==', setup)).toBe('*')
  const basic = credentialSetups.basic as Setup
  const quoted: Setup = { ...basic, credentials: { username: 'u', password: 'a"b c' } }
  expect(redacted(JSON.stringify('a"b c'), quoted)).toBe('"*"')
  expect(redacted(encodeURIComponent('a"b c'), quoted)).toBe('*')
})

test('hides the credential of a request, forged ones too', () => {
  for (const [name, setup] of Object.entries(credentialSetups)) {
    const at = name === 'header' ? 'x-api-key' : 'authorization'
    const part = name === 'basic' ? 'password' : 'token'
    for (const form of ['', ':half', ':swapcase']) {
      const edit = { credential: { kind: 'set', template: `{${part}${form}}` } } as const
      const value = headerValue(authenticate(signing(setup, '', edit)).headers, at) ?? ''
      expect(redacted(value, setup)).toBe('*')
    }
    const value = headerValue(authenticate(signing(setup, '')).headers, at) ?? ''
    expect(redacted(value, setup)).toMatch(/^(?:Basic |Bearer |)\*$/)
  }
})

test('never hides the empty text, and puts longer texts first', () => {
  const { mode } = credentialSetups.basic as Setup
  const texts = redactions(mode, { username: 'u', password: '' })
  expect(texts).not.toContain('')
  const lengths = redactions(list.mode, list.credentials).map((text) => text.length)
  expect(lengths).toEqual(lengths.toSorted((one, other) => other - one))
})
