import type { SignatureRule, Terms } from '../model/index.ts'

/** The signatures that every delivery carries in this mode; empty when it has none. */
export function signatureRules({ mode }: Terms): readonly SignatureRule[] {
  return mode.kind === 'signature' ? mode.signatures : []
}

/** The signature that receivers are to check. */
export function preferredRule(terms: Terms): SignatureRule {
  const rules = signatureRules(terms)
  const rule = rules.find(({ standing }) => standing === 'preferred') ?? rules[0]
  if (rule === undefined) throw new Error(`mode ${terms.mode.id} has no signature`)
  return rule
}

/**
 * The template of the signed bytes with another text in the place of the timestamp or the id: what is sent stays
 * fresh, and the signature is that of another timestamp or id, as if the header had been changed after signing.
 */
export function signedOver(terms: Terms, part: 'timestamp' | 'id', text: string): string {
  const { signed } = preferredRule(terms)
  const headers = part === 'timestamp' ? [terms.contract.freshness?.at ?? ''] : idLocations(terms)
  const places = [`{${part}}`, ...headers.map((at) => `{${at}}`)].map((place) => place.toLowerCase())
  return signed.replace(/\{[^{}]*\}/g, (place) => (places.includes(place.toLowerCase()) ? text : place))
}

/** Where ids of deliveries and events stand among the headers. */
function idLocations({ contract }: Terms): readonly string[] {
  return contract.identity
    .filter(({ at, scope }) => at.startsWith('header:') && (scope === 'delivery' || scope === 'event'))
    .map(({ at }) => at)
}

/** The name of the identity that is signed: `undefined` where none is. */
export function signedIdentity(terms: Terms): string | undefined {
  const { signed } = preferredRule(terms)
  const candidates = terms.contract.identity.filter(({ at }) => idLocations(terms).includes(at))
  const named = candidates.find(({ at }) => signed.toLowerCase().includes(`{${at.toLowerCase()}}`))
  const key = candidates.find(({ idempotencyKey }) => idempotencyKey) ?? candidates[0]
  return (named ?? (signed.includes('{id}') ? key : undefined))?.name
}
