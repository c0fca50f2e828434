import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hmac } from './hmac.ts'
import { lenientKeyOf } from './key.ts'

test.each(['sha1', 'sha256', 'sha384', 'sha512', 'sha3-256'])('%s signs as node:crypto does', (hash) => {
  const algorithm = hmac(hash)
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (secret, message) => {
      const signature = createHmac(hash, secret).update(message).digest()
      const key = lenientKeyOf(secret, { decode: 'utf8' })
      expect(algorithm?.sign(message, key)).toEqual(signature)
      expect(algorithm?.matches(message, signature, key)).toBe(true)
      expect(
        algorithm?.matches(
          message,
          signature.map((byte) => byte ^ 1),
          key,
        ),
      ).toBe(false)
      expect(algorithm?.size).toBe(signature.length)
    }),
    { numRuns: 50 },
  )
})

test('there is none over a hash that nobody knows', () => {
  expect(hmac('md17')).toBeNull()
})
