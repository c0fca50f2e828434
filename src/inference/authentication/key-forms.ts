import type { SignatureRule } from '../../model/index.ts'
import { keyOf } from '../../signing/key.ts'

/** Prefixes that name the kind of a secret and are no part of the key. */
const prefixes = ['v1,whsec_', 'whsec_']

/**
 * The ways in which a secret can become a key: as text first, because most are text even where they look like
 * something else.
 */
export function keyForms(secret: string): readonly SignatureRule['key'][] {
  const strip = prefixes.filter((prefix) => secret.startsWith(prefix)).slice(0, 1)
  const decodings = ['utf8', 'base64', 'hex', 'base64url'] as const
  const forms: readonly SignatureRule['key'][] = [
    ...decodings.map((decode) => ({ decode })),
    ...(strip.length === 0 ? [] : decodings.map((decode) => ({ decode, strip }))),
  ]
  return forms.filter((form) => (keyOf(secret, form)?.bytes.length ?? 0) > 0)
}
