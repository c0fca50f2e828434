import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ecdsaP256 } from './ecdsa-p256.ts'
import { ed25519 } from './ed25519.ts'
import { keyOf } from './key.ts'
import { rsaPkcs1 } from './rsa-pkcs1.ts'

const bytes = fc.uint8Array({ maxLength: 100 })

describe.each([
  ['ECDSA', ecdsaP256, generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['RSA', rsaPkcs1, generateKeyPairSync('rsa', { modulusLength: 2048 })],
] as const)('%s', (_, algorithm, { privateKey, publicKey }) => {
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const key = keyOf(pem, { decode: 'utf8' })

  test('takes what the private key signed', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (message) => {
        const signature = new Uint8Array(sign('sha256', message, privateKey))
        expect(await algorithm.verify(key, new Uint8Array(message), signature)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('says of damaged signatures what Node says', async () => {
    const message = new TextEncoder().encode('message')
    await fc.assert(
      fc.asyncProperty(fc.nat(300), fc.integer({ min: 0, max: 255 }), fc.nat(2), async (at, byte, how) => {
        const good = sign('sha256', message, privateKey)
        const place = at % good.length
        const damaged = [
          () => good.with(place, byte),
          () => good.subarray(0, place),
          () => Buffer.concat([good.subarray(0, place), Buffer.of(byte), good.subarray(place)]),
        ][how]?.()
        const signature = new Uint8Array(damaged ?? good)
        expect(await algorithm.verify(key, message, signature)).toBe(
          verify('sha256', message, publicKey, signature),
        )
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['a private key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    ['any text', 'secret'],
  ])('rejects %s as a key, without showing it', async (_name, text) => {
    const verifying = algorithm.verify(keyOf(text, { decode: 'utf8' }), new Uint8Array(), new Uint8Array())
    await expect(verifying).rejects.toThrow('it is no public key in PEM')
  })
})

describe('Ed25519', () => {
  const form = { decode: 'base64', strip: ['whsk_', 'whpk_'] } as const
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
  const shared = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const message = new TextEncoder().encode('message')
  const signature = new Uint8Array(sign(null, message, privateKey))

  test.each([
    ['the public key', `whpk_${shared.toString('base64')}`],
    ['the bare public key', shared.toString('base64')],
    ['the seed', `whsk_${seed.toString('base64')}`],
    ['seed and public key', `whsk_${Buffer.concat([seed, shared]).toString('base64')}`],
  ])('takes a signature with %s', async (_, secret) => {
    expect(await ed25519.verify(keyOf(secret, form), message, signature)).toBe(true)
    expect(await ed25519.verify(keyOf(secret, form), message, flipped(signature))).toBe(false)
    expect(await ed25519.verify(keyOf(secret, form), message, signature.subarray(1))).toBe(false)
  })

  test('never takes public bytes for a seed: anybody could sign with them', async () => {
    const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
    const forger = { key: Buffer.concat([prefix, shared]), format: 'der', type: 'pkcs8' } as const
    const forged = new Uint8Array(sign(null, message, forger))
    for (const secret of [shared.toString('base64'), `whpk_${shared.toString('base64')}`]) {
      expect(await ed25519.verify(keyOf(secret, form), message, forged)).toBe(false)
    }
  })

  test('rejects a key of another length', async () => {
    await expect(ed25519.verify(keyOf('whpk_AAAA', form), message, signature)).rejects.toThrow(
      '3 bytes instead of 32',
    )
  })
})

function flipped(signature: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return signature.with(0, (signature[0] ?? 0) ^ 1)
}
