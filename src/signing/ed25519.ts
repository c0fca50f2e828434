import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { UsageError } from '../model/errors.ts'
import type { Algorithm } from './algorithm.ts'
import type { Key } from './key.ts'
import { randomBytesFrom } from './wrong-secret.ts'

/** What the text of a public key begins with; anything else is a private one. */
const publicPrefix = 'whpk_'
const privatePrefix = 'whsk_'

// The fixed DER around the 32 bytes: RFC 8410.
const privateDer = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicDer = Buffer.from('302a300506032b6570032100', 'hex')

interface Pair {
  readonly private: KeyObject | null
  readonly public: KeyObject
}

const pairs = new WeakMap<Key, Pair>()

/**
 * Ed25519. The secret is a 32-byte seed, or 64 bytes with the public key behind it. A public key (`whpk_`) can
 * only verify.
 */
export const ed25519: Algorithm = {
  name: 'ed25519',
  size: 64,
  sign: (message, key) => sign(null, message, privateOf(key)),
  matches: (message, signature, key) =>
    signature.length === 64 && verify(null, message, pairOf(key).public, signature),
  requireKey: (key, purpose) => {
    if (purpose === 'sign') privateOf(key)
    else pairOf(key)
  },
  wrongSecret: (_secret, random) => privatePrefix + randomBytesFrom(random, 32).toString('base64'),
}

function privateOf(key: Key): KeyObject {
  const { private: own } = pairOf(key)
  if (own !== null) return own
  throw new UsageError(
    'public-key-only',
    'Cannot sign with the secret: it is a public key.',
    `Give the private key that belongs to it (${privatePrefix}…).`,
  )
}

function pairOf(key: Key): Pair {
  const known = pairs.get(key)
  if (known !== undefined) return known
  const made = key.secret.startsWith(publicPrefix) ? publicPair(key) : privatePair(key)
  pairs.set(key, made)
  return made
}

function publicPair(key: Key): Pair {
  if (key.bytes.length !== 32) throw wrongLength(key, '32 bytes')
  const der = Buffer.concat([publicDer, key.bytes])
  return { private: null, public: createPublicKey({ key: der, format: 'der', type: 'spki' }) }
}

function privatePair(key: Key): Pair {
  if (key.bytes.length !== 32 && key.bytes.length !== 64) throw wrongLength(key, '32 or 64 bytes')
  const der = Buffer.concat([privateDer, key.bytes.subarray(0, 32)])
  const own = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return { private: own, public: createPublicKey(own) }
}

function wrongLength(key: Key, expected: string): UsageError {
  return new UsageError(
    'malformed-secret',
    `Cannot use the secret as an Ed25519 key: it has ${key.bytes.length} bytes instead of ${expected}.`,
    `Give the private key as ${privatePrefix} and base64, or the public one as ${publicPrefix} and base64.`,
  )
}
