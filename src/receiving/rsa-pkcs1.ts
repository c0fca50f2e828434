import type { Algorithm } from './algorithm.ts'
import { publicPem } from './public-pem.ts'

/** RSA with PKCS #1 v1.5 padding and SHA-256. The secret is the public key in PEM. */
export const rsaPkcs1: Algorithm = {
  verify: async (key, message, signature) => {
    const form = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    const imported = await crypto.subtle.importKey('spki', publicPem(key), form, false, ['verify'])
    return crypto.subtle.verify(form.name, imported, signature, message)
  },
}
