import {
  createHmac,
  createSecretKey,
  hash as digestOf,
  getHashes,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto'
import type { Algorithm } from './algorithm.ts'
import type { Key } from './key.ts'

/** HMAC over any hash that Node has, by its name; `null` where it has none of that name. */
export function hmac(hash: string): Algorithm | null {
  if (!getHashes().includes(hash)) return null
  const block = blockBytes[hash]
  const sign: Algorithm['sign'] =
    block === undefined
      ? (message, key) => createHmac(hash, keyObjectOf(key)).update(message).digest()
      : (message, key) => composed(hash, block, padsOf(key, hash, block), message)
  return {
    name: `hmac-${hash}`,
    size: createHmac(hash, 'any').digest().length,
    sign,
    matches: (message, signature, key) => {
      const expected = sign(message, key)
      return expected.length === signature.length && timingSafeEqual(expected, signature)
    },
  }
}

const keyObjects = new WeakMap<Key, KeyObject>()

function keyObjectOf(key: Key): KeyObject {
  const known = keyObjects.get(key)
  if (known !== undefined) return known
  const made = createSecretKey(key.bytes)
  keyObjects.set(key, made)
  return made
}

/** Bytes of a block, of the hashes that providers use (FIPS 180-4). */
const blockBytes: Readonly<Record<string, number>> = { sha1: 64, sha256: 64, sha384: 128, sha512: 128 }

/** The key, padded to a block, and behind it room for the message or for the digest of that (RFC 2104). */
interface Pads {
  readonly inner: Buffer
  readonly outer: Buffer
}

/** Longer messages are rare enough to be copied. */
const roomBytes = 4_096

const pads = new WeakMap<Key, Map<string, Pads>>()

function padsOf(key: Key, hash: string, block: number): Pads {
  const known = pads.get(key) ?? new Map<string, Pads>()
  pads.set(key, known)
  const found = known.get(hash)
  if (found !== undefined) return found
  const padded = Buffer.alloc(block)
  padded.set(key.bytes.length > block ? digest(hash, key.bytes) : key.bytes)
  const pad = (mask: number, room: number): Buffer =>
    Buffer.concat([padded.map((byte) => byte ^ mask), Buffer.alloc(room)])
  const made = { inner: pad(0x36, roomBytes), outer: pad(0x5c, digest(hash, padded).length) }
  known.set(hash, made)
  return made
}

/** HMAC as RFC 2104 composes it of two digests: both at once cost half of what the object of `createHmac` costs. */
function composed(hash: string, block: number, { inner, outer }: Pads, message: Uint8Array): Buffer {
  const end = block + message.length
  if (end > inner.length) {
    outer.write(digestOf(hash, Buffer.concat([inner.subarray(0, block), message]), 'binary'), block, 'binary')
  } else {
    inner.set(message, block)
    outer.write(digestOf(hash, inner.subarray(0, end), 'binary'), block, 'binary')
  }
  return digest(hash, outer)
}

/** By way of a text, which costs less than the buffer that Node would make. */
function digest(hash: string, bytes: Uint8Array): Buffer {
  return Buffer.from(digestOf(hash, bytes, 'binary'), 'binary')
}
