import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { UsageError } from '../model/errors.ts'
import type { Algorithm } from './algorithm.ts'
import type { Key } from './key.ts'

const privateKeys = new WeakMap<Key, KeyObject>()
const publicKeys = new WeakMap<Key, KeyObject>()

/** ECDSA on P-256 with SHA-256, DER signatures. The secret is a key in PEM; a public one can only verify. */
export const ecdsaP256: Algorithm = pemAlgorithm(
  'ecdsa-p256-sha256',
  () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
)

/** RSA with PKCS #1 v1.5 padding and SHA-256. The secret is a key in PEM; a public one can only verify. */
export const rsaPkcs1: Algorithm = pemAlgorithm(
  'rsa-pkcs1-sha256',
  () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
)

function pemAlgorithm(name: string, generate: () => KeyObject): Algorithm {
  // Such keys cannot be drawn from a seed, and an RSA key takes long to make: one per process.
  let wrong: string | undefined
  return {
    name,
    size: null,
    sign: (message, key) => sign('sha256', message, privateOf(key)),
    matches: (message, signature, key) => verify('sha256', message, publicOf(key), signature),
    requireKey: (key, purpose) => {
      if (purpose === 'sign') privateOf(key)
      else publicOf(key)
    },
    wrongSecret: () => {
      wrong ??= generate().export({ type: 'pkcs8', format: 'pem' }).toString()
      return wrong
    },
  }
}

function privateOf(key: Key): KeyObject {
  return remembered(privateKeys, key, createPrivateKey, 'a private key')
}

function publicOf(key: Key): KeyObject {
  return remembered(publicKeys, key, createPublicKey, 'a key')
}

function remembered(
  known: WeakMap<Key, KeyObject>,
  key: Key,
  make: (pem: string) => KeyObject,
  wanted: string,
): KeyObject {
  const ready = known.get(key)
  if (ready !== undefined) return ready
  try {
    const made = make(key.text)
    known.set(key, made)
    return made
  } catch (cause) {
    throw new UsageError(
      'malformed-secret',
      `Cannot use the secret as ${wanted}: it is not one in PEM.`,
      'Give the whole text, from "-----BEGIN" to the end.',
      cause,
    )
  }
}
