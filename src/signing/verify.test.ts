import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  bodyHex,
  contract,
  credentialSetups,
  delivery,
  list,
  nowSeconds,
  prefixed,
  rule,
  type Setup,
  signatureMode,
  signing,
  timed,
  timestampInside,
  twoHeaders,
  verifying,
} from '../../test/laws/signing-modes.ts'
import type { SigningEdit, WireRequest } from '../model/index.ts'
import { authenticate, verify } from './index.ts'

const body = '{"id":7,"name":"Grüezi"}'
const secret = bodyHex.credentials.secret ?? ''

function hmac(hash: string, key: string | Buffer, message: string | Buffer): string {
  return createHmac(hash, key).update(message).digest('hex')
}

function withSignature(setup: Setup, name: string, value: string, text: string | Buffer = body): WireRequest {
  const request = delivery(text, setup)
  return { ...request, headers: [...request.headers, [name, value]] }
}

function explained(setup: Setup, request: WireRequest): [string, string] {
  const verification = verify(verifying(setup, request))
  return verification.ok ? ['accepted', ''] : [verification.code, verification.message]
}

describe('a hex signature of the body', () => {
  const good = hmac('sha256', secret, body)
  const base64 = Buffer.from(good, 'hex').toString('base64')

  test.each([
    ['', 'missing', 'X-Signature is empty.'],
    [base64, 'wrong-encoding', 'X-Signature is to be hex; it is base64.'],
    [good.toUpperCase(), 'wrong-encoding', 'X-Signature is to be hex; it is hex in upper case.'],
    [
      'z'.repeat(64),
      'wrong-encoding',
      'X-Signature is to be hex; it is neither that nor another encoding of 32 bytes.',
    ],
    [
      good.slice(0, 62),
      'header-cut',
      'X-Signature is cut off: it holds the first 62 of 64 characters of the right hex signature.',
    ],
    [
      good.slice(0, 13),
      'header-cut',
      'X-Signature is cut off: it holds the first 13 of 64 characters of the right hex signature.',
    ],
    [
      good.slice(2),
      'wrong-length',
      'X-Signature has 31 bytes (62 characters); hmac-sha256 makes 32. It may have been cut off.',
    ],
    [
      `sha256=${good}`,
      'malformed',
      'X-Signature holds the right signature with "sha256=" before it; it stands there alone.',
    ],
    [
      `"${good}" `,
      'malformed',
      'X-Signature holds the right signature with "\\"" before it and "\\" " after it; it stands there alone.',
    ],
    [
      `${good}${'0'.repeat(30)}`,
      'malformed',
      'X-Signature holds the right signature with "00000000000000000000…" after it; it stands there alone.',
    ],
    [
      `sha256=${'0'.repeat(64)}`,
      'malformed',
      'X-Signature has "sha256=" before the signature; it stands there alone.',
    ],
    [
      hmac('sha1', secret, body),
      'wrong-algorithm',
      'X-Signature is a right hmac-sha1; the algorithm is hmac-sha256.',
    ],
    [
      hmac('sha1', 'other', body),
      'wrong-length',
      'X-Signature has 20 bytes (40 characters); hmac-sha256 makes 32.',
    ],
    [
      hmac('sha256', Buffer.from(secret, 'hex'), body),
      'key-decoded-wrongly',
      'X-Signature: the secret was used as hex instead of utf8.',
    ],
    [
      hmac('sha256', `${secret}\n`, body),
      'key-decoded-wrongly',
      'X-Signature: the secret was used with a line feed at its end.',
    ],
    [
      hmac('sha256', secret, `${body}\n`),
      'body-changed',
      'X-Signature: it was made over the body with a line feed at its end.',
    ],
    [hmac('sha256', secret, ''), 'body-changed', 'X-Signature: it was made over an empty body.'],
    [
      hmac('sha256', secret, JSON.stringify(JSON.parse(body), null, 2)),
      'body-changed',
      'X-Signature: it was made over JSON with an indent of 2; the body was written again.',
    ],
    [
      hmac('sha256', secret, '{"id": 7, "name": "Grüezi"}'),
      'body-changed',
      'X-Signature: it was made over JSON with spaces after colons and commas; the body was written again.',
    ],
    [
      hmac('sha256', secret, '{"id":7,"name":"Gr\\u00fcezi"}'),
      'body-changed',
      'X-Signature: it was made over compact JSON with non-ASCII escaped; the body was written again.',
    ],
    [
      createHash('sha256').update(body).digest('hex'),
      'wrong-algorithm',
      'X-Signature: it is a plain SHA-256 without the secret.',
    ],
    [
      hmac('sha256', 'other', body),
      'mismatch',
      'X-Signature does not match: the secret is another one, or something that is signed ({body}) changed.',
    ],
  ])('explains %s as %s', (value, code, message) => {
    expect(explained(bodyHex, withSignature(bodyHex, 'X-Signature', value))).toEqual([code, message])
  })

  test('explains its absence and its repetition', () => {
    expect(explained(bodyHex, delivery(body, bodyHex))[0]).toBe('missing')
    const once = withSignature(bodyHex, 'X-Signature', good)
    const twice = { ...once, headers: [...once.headers, ['x-signature', good] as const] }
    expect(explained(bodyHex, twice)).toEqual(['repeated', 'X-Signature comes 2 times; it is sent once.'])
  })

  test.each([
    [Buffer.from(' {"a":1}\r\n'), '{"a":1}', 'the body without white space around it'],
    [Buffer.from([0x22, 0xff, 0x22]), '"\ufffd"', 'the body decoded as UTF-8 and encoded again'],
    [Buffer.from('{ "a": 1 }'), '{"a":1}', 'compact JSON; the body was written again'],
    [Buffer.from('"ü"'), Buffer.from('"ü"').toString('latin1'), 'the body read as Latin-1'],
    [Buffer.from('"ü"'), Buffer.from('"ü"', 'latin1'), 'the body in Latin-1'],
    [Buffer.from('"ü"'), Buffer.from('"ü"', 'utf16le'), 'the body in UTF-16'],
    [Buffer.from('\ufeff{}'), '{}', 'the body without its byte order mark'],
    [Buffer.from('{}'), '\ufeff{}', 'the body with a byte order mark'],
    [
      Buffer.from('{"a":"<é/>"}'),
      '{"a": "\\u003c\\u00e9/\\u003e"}\n',
      'JSON with spaces after colons and commas with HTML characters escaped and non-ASCII escaped and a line feed at its end; the body was written again',
    ],
  ])('explains a body rewritten on the way: %s', (sent, signed, what) => {
    const request = withSignature(bodyHex, 'X-Signature', hmac('sha256', secret, signed), sent)
    expect(explained(bodyHex, request)).toEqual(['body-changed', `X-Signature: it was made over ${what}.`])
  })
})

describe('a base64 signature of the body', () => {
  const setup: Setup = { ...bodyHex, mode: signatureMode(rule({ encoding: 'base64' })) }
  const unpadded = createHmac('sha256', secret).update(body).digest('base64').slice(0, -1)

  test.each([
    [
      unpadded,
      'malformed',
      'X-Signature holds the right signature without its padding; base64 has "=" at the end.',
    ],
    [
      unpadded.slice(0, -1),
      'header-cut',
      'X-Signature is cut off: it holds the first 42 of 44 characters of the right base64 signature.',
    ],
  ])('explains %s as %s', (value, code, message) => {
    expect(explained(setup, withSignature(setup, 'X-Signature', value))).toEqual([code, message])
  })
})

describe('a labelled entry', () => {
  const good = hmac('sha256', prefixed.credentials.secret ?? '', body)
  const form = 'the form is "sha256=…".'

  test.each([
    [good, 'missing-prefix', `X-Hub-Signature-256 is a bare signature; ${form}`],
    [`sha1=${good}`, 'unknown-version', `X-Hub-Signature-256 is labelled "sha1"; ${form}`],
    ['sha256=', 'wrong-length', 'X-Hub-Signature-256 has no signature after its "sha256=".'],
    ['nonsense', 'malformed', `X-Hub-Signature-256 is not of the form "sha256=…".`],
  ])('explains %s as %s', (value, code, message) => {
    expect(explained(prefixed, withSignature(prefixed, 'X-Hub-Signature-256', value))).toEqual([
      code,
      message,
    ])
  })
})

describe('what is signed besides the body', () => {
  function refusedWith(setup: Setup, edit: SigningEdit): [string, string] {
    return explained(setup, authenticate(signing(setup, body, { signing: edit })))
  }

  test('explains a signature over other parts', () => {
    expect(refusedWith(list, { signed: '{body}' })).toEqual([
      'wrong-signed-bytes',
      'webhook-signature: it was made over {body}; what is signed is {id}.{timestamp}.{body}.',
    ])
  })

  test.each([
    ['utf8', 'the secret was used as utf8 instead of base64.'],
    ['hex', 'the secret was used as utf8 instead of base64, with its prefix.'],
  ] as const)('explains a key read as %s', (decode, message) => {
    expect(refusedWith(list, { decode })[1]).toContain(message)
  })

  test('explains a prefix that was left on a text secret', () => {
    const stripping = (strip?: string[]): Setup => ({
      ...bodyHex,
      mode: signatureMode(
        rule({ key: strip === undefined ? { decode: 'utf8' } : { decode: 'utf8', strip } }),
      ),
      credentials: { secret: 'pre_text' },
    })
    const request = authenticate(signing(stripping(), body))
    expect(explained(stripping(['pre_']), request)).toEqual([
      'key-decoded-wrongly',
      'X-Signature: the prefix of the secret was not removed.',
    ])
  })

  test('names a signed header that is not there', () => {
    const request = authenticate(signing(twoHeaders, body))
    const without = { ...request, headers: request.headers.filter(([name]) => name !== 'X-Nonce') }
    expect(explained(twoHeaders, without)).toEqual([
      'missing',
      'X-Signature-256 does not match, and X-Nonce, which is signed, is not there.',
    ])
  })

  test('explains milliseconds that were signed and seconds that were sent', () => {
    const request = authenticate(signing(timestampInside, body))
    const shortened = request.headers.map(
      ([name, value]) =>
        [name, name === 'Stamped-Signature' ? value.replace(/t=\d+/, '$&000') : value] as const,
    )
    expect(explained(timestampInside, { ...request, headers: shortened })[0]).toBe('wrong-time-unit')
  })
})

describe('freshness', () => {
  const tolerant: Setup = { ...bodyHex, contract: timed('header:X-Time', 300, 'ms') }
  const at = (text: string) => {
    const request = authenticate(signing({ ...tolerant, contract: contract() }, body))
    return explained(tolerant, { ...request, headers: [...request.headers, ['x-time', text]] })
  }

  test.each([
    [String(nowSeconds * 1000 - 299_000), 'accepted', ''],
    [
      String(nowSeconds * 1000 - 400_000),
      'stale',
      'The timestamp at header:X-Time is 400 s old; the tolerance is 300 s.',
    ],
    [
      String(nowSeconds * 1000 + 400_000),
      'future',
      'The timestamp at header:X-Time is 400 s ahead; the tolerance is 300 s.',
    ],
    [
      String(Math.floor(nowSeconds)),
      'wrong-time-unit',
      'The timestamp at header:X-Time is in seconds; the unit is "ms".',
    ],
    ['yesterday', 'malformed-timestamp', 'The timestamp at header:X-Time is not of the unit "ms".'],
    ['', 'missing', 'There is no timestamp at header:X-Time.'],
  ])('judges %s as %s', (text, code, message) => {
    expect(at(text)).toEqual([code, message])
  })

  test('is judged by nobody who does not know the time', () => {
    const request = authenticate(signing(list, body, { signing: { clockSeconds: -86_400 } }))
    expect(verify({ ...verifying(list, request), nowSeconds: undefined })).toEqual({ ok: true })
    expect(verify({ ...verifying(list, request), toleranceSeconds: 90_000 })).toEqual({ ok: true })
  })
})

describe('credentials', () => {
  const { basic, bearer, header } = credentialSetups as Record<'basic' | 'bearer' | 'header', Setup>
  const base64 = (text: string, encoding: BufferEncoding = 'utf8') =>
    Buffer.from(text, encoding).toString('base64')
  const accented = { ...basic, credentials: { username: 'ü', password: 'é' } }

  test.each([
    [basic, 'Authorization', `basic ${base64('ada:s3cret:with:colons')}`, 'accepted'],
    [basic, 'Authorization', 'Bearer token', 'wrong-scheme'],
    [basic, 'Authorization', 'Basic', 'malformed'],
    [basic, 'Authorization', 'Basic !!!', 'wrong-encoding'],
    [basic, 'Authorization', `Basic ${base64('ada')}`, 'malformed'],
    [basic, 'Authorization', `Basic ${base64('ada:s3cret')}`, 'mismatch'],
    [accented, 'Authorization', `Basic ${base64('ü:é')}`, 'accepted'],
    [accented, 'Authorization', `Basic ${base64('ü:é', 'latin1')}`, 'wrong-encoding'],
    [bearer, 'Authorization', 'BEARER  tOken-0123456789', 'accepted'],
    [bearer, 'Authorization', 'tOken-0123456789', 'wrong-scheme'],
    [bearer, 'Authorization', 'Bearer token-0123456789', 'mismatch'],
    [header, 'x-api-key', 'kEy-0123456789', 'accepted'],
    [header, 'X-Api-Key', 'kEy-012345678', 'mismatch'],
    [header, 'X-Api-Key', ' ', 'missing'],
  ])('%# %s judges %s: %s as %s', (setup, name, value, code) => {
    expect(explained(setup, withSignature(setup, name, value))[0]).toBe(code)
  })
})
