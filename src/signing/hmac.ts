import { createHmac, createSecretKey, getHashes, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Algorithm } from './algorithm.ts'
import type { Key } from './key.ts'

const keyObjects = new WeakMap<Key, KeyObject>()

/** HMAC over any hash that Node has, by its name; `null` where it has none of that name. */
export function hmac(hash: string): Algorithm | null {
  if (!getHashes().includes(hash)) return null
  // A text and a buffer made of it cost less than the buffer that Node would make.
  const sign: Algorithm['sign'] = (message, key) =>
    Buffer.from(createHmac(hash, keyObjectOf(key)).update(message).digest('binary'), 'binary')
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

function keyObjectOf(key: Key): KeyObject {
  const known = keyObjects.get(key)
  if (known !== undefined) return known
  const made = createSecretKey(key.bytes)
  keyObjects.set(key, made)
  return made
}
