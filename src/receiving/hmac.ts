import type { Algorithm } from './algorithm.ts'

/** HMAC; Web Crypto compares in constant time. */
export function hmac(hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'): Algorithm {
  return {
    verify: async ({ bytes }, message, signature) => {
      const form = { name: 'HMAC', hash }
      const key = await crypto.subtle.importKey('raw', bytes, form, false, ['verify'])
      return crypto.subtle.verify('HMAC', key, signature, message)
    },
  }
}
