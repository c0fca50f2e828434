import type { Place } from '../../captures/capture.ts'
import type { AuthenticationMode, Credentials, Grounds, SignatureRule } from '../../model/index.ts'
import { type SigningContract, verify } from '../../signing/index.ts'
import type { ObservedHeader } from '../envelope/observe-headers.ts'
import type { Sample } from '../sample.ts'
import { type EntryForm, entryForms } from './entry-forms.ts'
import { keyForms } from './key-forms.ts'
import { digestTemplates, rareTemplates, usualTemplates } from './signed-templates.ts'

/** A header that holds what looks like signatures, and the scheme that fits them, if one does. */
export interface FoundSignature {
  readonly header: ObservedHeader
  readonly rule: SignatureRule | null
  /** So many exact samples carry the header; all of them verify where there is a rule. */
  readonly exact: number
  /** Without a rule: so many verify under the scheme that fits best, and where those stand that do not. */
  readonly verified: number
  readonly refused: readonly Place[]
  /** The member of the header that carries the time that is signed, and its unit is seconds or milliseconds. */
  readonly timeMember: string | null
}

/** What the search takes. */
export interface SignatureSearch {
  readonly samples: readonly Sample[]
  readonly headers: readonly ObservedHeader[]
  readonly credentials: Credentials
  readonly grounds: Grounds
  readonly publicUrl?: string | undefined
}

const algorithms: Readonly<Record<number, readonly SignatureRule['algorithm'][]>> = {
  20: ['hmac-sha1'],
  32: ['hmac-sha256', 'sha256'],
  48: ['hmac-sha384'],
  64: ['hmac-sha512'],
}

/** Names by which a header says that it holds a signature, whatever its value looks like. */
const telling = /(^|-)(signature|sign|sig|hmac|digest|hash|signed)(-|$|\d)|signature/
/** Digests without any secret. */
const bodyDigests = new Set(['digest', 'content-digest', 'repr-digest', 'content-md5', 'etag'])
/** Trying every order of headers over larger bodies takes too long. */
const rareBytes = 64 * 1024
/** So many deliveries are tried until one verifies. */
const mostProbes = 3

/** Tries every known scheme on every header that looks like a signature, with the secrets that were given. */
export function findSignatures(search: SignatureSearch): readonly FoundSignature[] {
  const signed = search.headers.filter(looksSigned)
  const keys = new Set(signed.map(({ key }) => key))
  return signed.map((header) => findScheme(header, keys, search))
}

function looksSigned({ key, values }: ObservedHeader): boolean {
  if (bodyDigests.has(key)) return false
  const isDigest = values.some((value) => entryForms(value).length > 0)
  return telling.test(key) || (isDigest && new Set(values).size === values.length && !isIdentifier(key))
}

/** Delivery ids may be as long as digests. */
function isIdentifier(key: string): boolean {
  return /(^|-)(id|uuid|guid|nonce|key)$/.test(key)
}

function findScheme(
  header: ObservedHeader,
  signatureKeys: ReadonlySet<string>,
  search: SignatureSearch,
): FoundSignature {
  const exact = search.samples.filter(
    ({ delivery, headers }) => delivery.fidelity === 'exact' && headers.has(header.key),
  )
  const none = { header, rule: null, exact: exact.length, verified: 0, refused: [], timeMember: null }
  if (search.credentials.secret === undefined) return none
  const bySize = exact.toSorted((a, b) => a.request.body.length - b.request.body.length)
  let best: FoundSignature = none
  // The first may be the one delivery of another endpoint.
  for (const probe of bySize.slice(0, mostProbes)) {
    for (const form of formsIn(header, exact)) {
      for (const rule of rulesFor(header, form, signatureKeys, search, probe)) {
        if (!verifies(rule, form, probe, search)) continue
        const others = exact.filter((sample) => !verifies(rule, form, sample, search))
        const verified = exact.length - others.length
        if (others.length === 0) return { ...none, rule, verified, timeMember: form.timeMember ?? null }
        if (verified > best.verified) {
          best = { ...none, verified, refused: others.map(({ delivery }) => delivery.place) }
        }
      }
    }
    if (best.verified > 0) break
  }
  return best
}

/** Forms that some sample has; one delivery alone may look like base64 and base64url alike. */
function formsIn(header: ObservedHeader, exact: readonly Sample[]): readonly EntryForm[] {
  const all = exact.flatMap(({ headers }) => entryForms(headers.get(header.key) ?? ''))
  const byText = new Map(all.map((form) => [JSON.stringify(form), form]))
  return [...byText.values()].toSorted((a, b) => oddity(a) - oddity(b))
}

/** A time in the list says what the list is; otherwise the simplest reading that fits all deliveries is the likeliest. */
function oddity({ timeMember, delimiter, entry }: EntryForm): number {
  if (timeMember !== undefined) return 0
  if (delimiter === undefined) return 1
  return entry === '{signature}' ? 3 : 2
}

function* rulesFor(
  header: ObservedHeader,
  form: EntryForm,
  signatureKeys: ReadonlySet<string>,
  { headers, credentials, grounds }: SignatureSearch,
  probe: Sample,
): Generator<SignatureRule> {
  const keys = keyForms(credentials.secret ?? '')
  const usual = usualTemplates(headers, signatureKeys, form.timeMember !== undefined)
  const isSmall = probe.request.body.length <= rareBytes
  for (const templates of [usual, isSmall ? rareTemplates(headers, signatureKeys) : []]) {
    for (const algorithm of algorithms[form.size] ?? []) {
      const isDigest = algorithm === 'sha256'
      for (const signed of isDigest ? digestTemplates : templates) {
        for (const key of isDigest ? keys.slice(0, 1) : keys) {
          yield {
            at: `header:${header.name}`,
            algorithm,
            encoding: form.encoding,
            entry: form.entry,
            ...(form.delimiter === undefined ? {} : { delimiter: form.delimiter }),
            signed,
            key,
            standing: 'preferred',
            ...grounds,
          }
        }
      }
    }
  }
}

function verifies(
  rule: SignatureRule,
  { timeMember }: EntryForm,
  sample: Sample,
  { credentials, publicUrl, grounds }: SignatureSearch,
): boolean {
  const at = `${rule.at}#${timeMember}`
  const contract: SigningContract = {
    identity: [],
    freshness: null,
    times: timeMember === undefined ? [] : [{ at, unit: 's', clock: 'attempt', ...grounds }],
  }
  const mode: AuthenticationMode = {
    id: 'signature',
    kind: 'signature',
    signatures: [rule],
    optional: null,
    testSecret: '-',
    ...grounds,
  }
  return verify({ mode, credentials, request: sample.request, contract, explain: false, publicUrl }).ok
}
