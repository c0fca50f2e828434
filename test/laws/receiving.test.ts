import { createPrivateKey, createPublicKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SignatureEdit, Tampering, WireRequest } from '../../src/model/index.ts'
import { authenticate, verify } from '../../src/signing/index.ts'
import { type Parse, parserOf, providerWith } from '../parser-of.ts'
import {
  credentialSetups,
  nowSeconds,
  publicKey,
  type Setup,
  signatureSetups,
  signing,
  verifying,
} from './signing-modes.ts'

const bytes = fc.uint8Array({ maxLength: 200 })
const all = [...Object.entries(signatureSetups), ...Object.entries(credentialSetups)]

type Edit = Pick<Tampering, 'signing' | 'signature' | 'credential'>

/** Whether a parser takes a request as sent by its provider; what it holds is another matter. */
async function isTaken(parse: Parse, setup: Setup, request: WireRequest): Promise<boolean> {
  const { secret, ...others } = receiverCredentials(setup)
  const options = { ...others, ...(secret === undefined ? {} : { secret }), now: () => nowSeconds * 1000 }
  const result = await parse(request, options)
  return result.ok || result.error.status !== 401
}

/** Receivers of Ed25519 have the public key. */
function receiverCredentials(setup: Setup): Setup['credentials'] {
  return setup === publicKey ? { secret: publicHalf(setup.credentials.secret ?? '') } : setup.credentials
}

/** RFC 8410: the DER of both keys ends with their 32 bytes. */
function publicHalf(secret: string): string {
  const seed = Buffer.from(secret.slice('whsk_'.length), 'base64').subarray(0, 32)
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const own = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const shared = createPublicKey(own).export({ format: 'der', type: 'spki' })
  return `whpk_${shared.subarray(-32).toString('base64')}`
}

const edits: readonly SignatureEdit[] = [
  { kind: 'remove' },
  { kind: 'set', value: '' },
  { kind: 'set', value: 'garbage' },
  { kind: 'set', value: ', , ,' },
  { kind: 'zeros' },
  { kind: 'bad' },
  { kind: 'cut', keep: 0 },
  { kind: 'cut', keep: 12 },
  { kind: 'cut', keep: -1 },
  { kind: 'wrap', before: 'x', after: 'y' },
  { kind: 'wrap', before: ' ', after: '' },
  { kind: 'entries', entries: ['bad', 'bad'] },
  { kind: 'entries', entries: ['bad', 'good'] },
  { kind: 'entries', entries: ['unknown', 'good'] },
  { kind: 'entries', entries: ['good', 'junk'] },
  { kind: 'entries', entries: [] },
  { kind: 'repeat', values: ['bad', 'good'] },
  { kind: 'repeat', values: ['good', 'good'] },
  { kind: 'relabel', label: 'v9' },
  { kind: 'spoil', standing: 'preferred', how: 'bad' },
  { kind: 'spoil', standing: 'preferred', how: 'remove' },
]
const forSignatures: readonly Edit[] = [
  ...edits.map((signature) => ({ signature })),
  { signing: { secret: 'wrong' } },
  { signing: { secret: { literal: 'undefined' } } },
  { signing: { encoding: 'hex' } },
  { signing: { encoding: 'base64url' } },
  { signing: { signed: '{body} ' } },
]
const forCredentials: readonly Edit[] = [
  { credential: { kind: 'remove' } },
  ...[
    '',
    '{token}',
    'Bearer {token}',
    'bearer  {token}',
    'Bearer {token} ',
    'Basic {base64:{username}:{password}}',
  ].map((template): Edit => ({ credential: { kind: 'set', template } })),
  ...['basic {base64:{username}:{password}}', 'Basic {username}:{password}', 'Basic {base64:{username}}'].map(
    (template): Edit => ({ credential: { kind: 'set', template } }),
  ),
  ...['Bearer', 'Bearer {token:half}', '{token:swapcase}', '{token:first}'].map(
    (template): Edit => ({ credential: { kind: 'set', template } }),
  ),
]

describe.each(all)('a parser of %s', async (_name, setup) => {
  const parse = await parserOf(providerWith({ ...setup.contract, authentication: [setup.mode] }))
  const judged = (request: WireRequest) => verify({ ...verifying(setup, request), every: false }).ok

  test('takes what is signed, whatever the bytes, and refuses any other bytes', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (body, other) => {
        const request = authenticate(signing(setup, body))
        expect(await isTaken(parse, setup, request)).toBe(true)
        const changed = { ...request, body: other }
        expect(await isTaken(parse, setup, changed)).toBe(judged(changed))
      }),
      { numRuns: 15 },
    )
  })

  test.each(
    (setup.mode.kind === 'signature' ? forSignatures : forCredentials).map(
      (edit) => [JSON.stringify(edit), edit] as const,
    ),
  )('agrees with our verifier on %s', async (_, edit) => {
    const requests = fc.sample(bytes, { numRuns: 4, seed: 3 }).flatMap((body) => edited(setup, body, edit))
    for (const request of requests) expect(await isTaken(parse, setup, request)).toBe(judged(request))
  })

  test('agrees with our verifier on the age of what was signed', async () => {
    if (setup.contract.freshness === null) return
    for (const clockSeconds of [-100_000, -301, -299, 0, 299, 302, 100_000]) {
      const request = authenticate(signing(setup, '{}', { signing: { clockSeconds } }))
      expect(await isTaken(parse, setup, request), String(clockSeconds)).toBe(judged(request))
    }
    for (const timestampText of ['', 'soon', '-1', '1e9', '0x10', '١٢٣', '99999999999999999999']) {
      const request = authenticate(signing(setup, '{}', { signing: { timestampText } }))
      expect(await isTaken(parse, setup, request), timestampText).toBe(judged(request))
    }
  })

  test('takes headers in any letter case, and any of several secrets', async () => {
    const request = authenticate(signing(setup, '{}'))
    const shouted = {
      ...request,
      headers: request.headers.map(([name, value]) => [name.toUpperCase(), value] as const),
    }
    expect(await isTaken(parse, setup, shouted)).toBe(true)
    const { secret } = receiverCredentials(setup)
    if (secret === undefined) return
    const other = setup === publicKey ? `whpk_${Buffer.alloc(32, 7).toString('base64')}` : '0123456789abcdef'
    const options = { secret: [other, secret], now: () => nowSeconds * 1000 }
    const result = await parse(request, options)
    expect(result.ok || result.error.status).not.toBe(401)
    const wrong = await parse(request, { ...options, secret: other })
    expect(wrong).toMatchObject({ ok: false, error: { status: 401 } })
    expect(JSON.stringify(wrong)).not.toContain(secret)
  })

  test.each([
    {},
    { secret: undefined, username: undefined, password: undefined, token: undefined, headerValue: undefined },
    { secret: '', username: '', password: '', token: '', headerValue: '' },
    { secret: [], username: 'a', password: [], token: [], headerValue: [] },
    { secret: [''], username: 'a', password: [''], token: [''], headerValue: [''] },
    { verify: true },
    { verify: 0 },
    { verify: undefined },
    undefined,
    null,
  ])('rejects with a TypeError where the credential is %j', async (options) => {
    const request = authenticate(signing(setup, '{}'))
    await expect(parse(request, options as object)).rejects.toThrow(TypeError)
    const unsigned = { ...request, headers: [] }
    await expect(parse(unsigned, options as object)).rejects.toThrow(TypeError)
  })

  test('takes everything where nothing is to be verified', async () => {
    const result = await parse({ headers: {}, body: '{}' }, { verify: false })
    expect(result).toEqual({ ok: true, delivery: { event: 'thing', headers: {}, payload: {} } })
  })
})

/** None, where the edit makes no sense for the mode. */
function edited(setup: Setup, body: Uint8Array, edit: Edit): readonly WireRequest[] {
  try {
    return [authenticate(signing(setup, body, edit))]
  } catch {
    return []
  }
}
