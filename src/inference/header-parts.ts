import type { Identity, TimeField } from '../model/index.ts'
import type { FoundCredential } from './authentication/find-credentials.ts'
import type { FoundSignature } from './authentication/find-signatures.ts'
import type { HeaderPart } from './draft-headers.ts'
import { fixedValue } from './envelope/fixed-value.ts'
import type { ObservedHeader } from './envelope/observe-headers.ts'
import type { ObservedEvent } from './events/observed-event.ts'

/** All that gives a header its part. */
export interface KnownParts {
  readonly events: readonly ObservedEvent[]
  readonly identity: readonly Identity[]
  readonly times: readonly TimeField[]
  readonly signatures: readonly FoundSignature[]
  readonly credentials: readonly FoundCredential[]
  /** Texts that must never be written anywhere. */
  readonly secrets: readonly string[]
}

const timePatterns: Readonly<Partial<Record<TimeField['unit'], string>>> = {
  s: '^[0-9]{10}(\\.[0-9]+)?$',
  ms: '^[0-9]{13}$',
}

/** Which part each header plays. */
export function headerParts(headers: readonly ObservedHeader[], known: KnownParts): readonly HeaderPart[] {
  return headers.map((header) => partOf(header, known))
}

function partOf(header: ObservedHeader, known: KnownParts): HeaderPart {
  const at = `header:${header.name}`
  const { events, identity, times, signatures, credentials, secrets } = known
  if (header.key === 'content-type') {
    return { header, role: 'fixed', isSendable: true, pattern: '^application/json' }
  }
  const signature = signatures.find((one) => one.header.key === header.key)
  if (signature !== undefined) {
    return { header, role: 'signature', isSendable: signature.rule !== null, ...signaturePattern(signature) }
  }
  if (credentials.some((one) => one.header.key === header.key)) {
    return { header, role: 'credential', isSendable: false }
  }
  if (events.some(({ match }) => match[at] !== undefined)) {
    return { header, role: 'type', isSendable: events.every(({ match }) => match[at] !== undefined) }
  }
  const time = times.find((one) => one.at === at)
  if (time !== undefined) {
    const pattern = timePatterns[time.unit]
    return { header, role: 'time', isSendable: true, ...(pattern === undefined ? {} : { pattern }) }
  }
  const own = identity.find((one) => one.at === at)
  if (own !== undefined) {
    const pattern =
      own.mint.kind === 'uuid' ? '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$' : undefined
    const isSure = pattern !== undefined && header.values.length > 1
    return { header, role: 'identity', isSendable: true, ...(isSure ? { pattern } : {}) }
  }
  const value = fixedValue(header, secrets)
  if (value !== undefined) return { header, role: 'fixed', value, isSendable: true }
  const isFixed = header.distinct === 1 && header.values.length > 1
  return { header, role: isFixed ? 'fixed' : 'unknown', isSendable: false }
}

/** The form of a signature that stands alone in its header. */
function signaturePattern({ rule }: FoundSignature): { readonly pattern?: string } {
  if (rule === null || rule.delimiter !== undefined) return {}
  const digits = { hex: '[0-9a-f]+', base64: '[A-Za-z0-9+/]+={0,2}', base64url: '[A-Za-z0-9_-]+={0,2}' }
  const [before = '', after = ''] = rule.entry.split('{signature}').map(escaped)
  return { pattern: `^${before}${digits[rule.encoding]}${after}$` }
}

function escaped(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')
}
