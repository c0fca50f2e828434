import type { Callbacks } from './callbacks.ts'
import type { Fact, Grounds } from './fact.ts'
import type { Json } from './json.ts'

/**
 * Where a value stands in a request: `header:X-Name`, `body:/json/pointer`, `query:name` or `form:name`;
 * `header:X-Name#t` is the member `t` of a list like `t=1,v1=2`.
 * Header names are compared without regard to case.
 */
export type Location = string

/** How a fresh, unique value of a kind is made; annotates payload fields as `x-mint`. */
export type MintRule =
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'digits'; readonly length: number; readonly prefix?: string }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'hex'; readonly length: number; readonly prefix?: string }
  | { readonly kind: 'base62'; readonly length: number; readonly prefix?: string }
  | { readonly kind: 'email' }
  | { readonly kind: 'url'; readonly base?: string }
  | { readonly kind: 'text'; readonly prefix?: string }

/** The textual form of an instant: seconds, milliseconds, or ISO 8601 in UTC with so many fraction digits. */
export type TimeUnit = 's' | 'ms' | 'iso' | 'iso-ms' | 'iso-ns'

/** An instant that a delivery carries, and the clock it follows: when it happened, or when it was sent. */
export interface TimeField extends Grounds {
  readonly at: Location
  readonly unit: TimeUnit
  readonly clock: 'event' | 'attempt'
}

/** A header that the provider sends. `value` may hold `{user}`-style names of `identity` entries. */
export interface SentHeader extends Grounds {
  readonly name: string
  /** Fixed text; absent when the header is filled from an event, an identity, a time or the signature. */
  readonly value?: string
  readonly sent: 'always' | 'sometimes'
}

/** How a signature becomes text, and where it stands. */
export interface SignatureRule extends Grounds {
  readonly at: Location
  /** Where every item of a batch is signed by itself: pointer to the array. */
  readonly each?: string
  readonly algorithm:
    | 'hmac-sha1'
    | 'hmac-sha256'
    | 'hmac-sha384'
    | 'hmac-sha512'
    | 'ed25519'
    | 'sha256'
    | 'ecdsa-p256-sha256'
    | 'rsa-pkcs1-sha256'
    | 'jwt-hs256'
  readonly encoding: 'hex' | 'base64' | 'base64url'
  /** Text around one signature, for example `sha256={signature}` or `v1,{signature}`. */
  readonly entry: string
  /** Separates several entries in one header (rotation); absent where there is only ever one. */
  readonly delimiter?: string
  /**
   * The signed bytes as a template over `{body}`, `{header:NAME}`, `{timestamp}`, `{id}`, `{method}`, `{url}`,
   * `{path}`, `{query:NAME}`, `{form:sorted}`, `{json:/pointer}`, `{config:NAME}`, `{secret}`, `{sha256hex:body}`,
   * `{crc32:body}`.
   */
  readonly signed: string
  /** Claims of a token (`jwt-hs256`) by name, as templates like `signed`. */
  readonly claims?: Readonly<Record<string, string>>
  readonly key: {
    readonly decode: 'utf8' | 'hex' | 'base64' | 'base64url'
    /** Prefixes removed from the secret before decoding, for example `whsec_`. */
    readonly strip?: readonly string[]
    /** Where the provider publishes its public key or certificate, and what receivers pin. */
    readonly published?: string
    readonly note?: string
  }
  /** `preferred` is what a receiver should check; `legacy` is sent beside it for old receivers. */
  readonly standing: 'preferred' | 'legacy'
}

/** One way in which an endpoint can be configured to recognise its provider. */
export type AuthenticationMode = Grounds & { readonly id: string } & (
    | {
        readonly kind: 'signature'
        readonly signatures: readonly SignatureRule[]
        /** Whether an endpoint may also be configured without a secret. */
        readonly optional: Fact<boolean>
        /** A secret in the right form, published and only for tests. */
        readonly testSecret: string
        /** For asymmetric algorithms: what the receiver is configured with; `testSecret` then signs. */
        readonly testPublicKey?: string
      }
    | { readonly kind: 'basic' | 'bearer' | 'none' }
    | { readonly kind: 'header'; readonly header: Fact<string> }
  )

/** What an event does to its entity. */
export type Change = 'create' | 'update' | 'delete' | 'other'

/** One event type. */
export interface EventType extends Grounds {
  readonly type: string
  readonly change: Change
  /** Where the type shows: each location with its text, or `true` for "is present". */
  readonly match: Readonly<Record<Location, string | true>>
  /** Payload schema, relative to the provider's folder. */
  readonly schema: string
}

/** Event types about one kind of entity. Pointers are JSON Pointers into the payload. */
export interface EventFamily {
  readonly name: string
  /** Identifies the entity on all its events; `null` when events are about nothing lasting. */
  readonly entity: string | null
  /** Fields that carry the version or time of the entity, in the order of trust. */
  readonly versions: readonly { readonly at: string; readonly unit: TimeUnit | 'count' }[]
  /** Free-text fields that are safe to vary: they tell versions apart when seen again. */
  readonly markers: readonly string[]
  readonly types: readonly EventType[]
}

/** A value that identifies something, and of what all its attempts share it. */
export interface Identity extends Grounds {
  readonly name: string
  readonly at: Location
  /** Equal on all attempts of one … ; `attempt` means fresh every time. */
  readonly scope: 'attempt' | 'delivery' | 'event' | 'endpoint'
  readonly mint: MintRule
  readonly sent: 'always' | 'sometimes'
  /** Whether the provider tells receivers to recognise duplicates by it. */
  readonly idempotencyKey: boolean
  /** False where distinct deliveries may share a value. */
  readonly unique?: boolean
}

/** What one provider sends and promises: data, never code. */
export interface Contract {
  readonly id: string
  readonly name: string
  readonly summary: string
  readonly sources: Readonly<Record<string, { readonly title: string; readonly url?: string }>>
  readonly request: {
    readonly method: Fact<string>
    readonly contentType: Fact<string>
    readonly encoding: Fact<'json' | 'form' | 'xml' | 'custom'>
    readonly headers: readonly SentHeader[]
    /** Oddities of the provider's serialisation, in words, for example "escapes non-ASCII". */
    readonly quirks: Fact<readonly string[]>
    /** The largest body that the provider says it sends, in bytes. */
    readonly maxBodyBytes: Fact<number>
    readonly addsFields: Fact<boolean>
  }
  readonly authentication: readonly AuthenticationMode[]
  readonly events: {
    readonly families: readonly EventFamily[]
    /** Whether the provider may send types that are not listed. */
    readonly open: Fact<boolean>
    /** Plausible types that the provider does not have today, to try a receiver's tolerance. */
    readonly unfamiliar: readonly Readonly<Record<Location, string>>[]
  }
  readonly identity: readonly Identity[]
  readonly times: readonly TimeField[]
  readonly freshness:
    | (Grounds & {
        readonly at: Location
        readonly signed: boolean
        readonly toleranceSeconds: Fact<number>
        readonly sides: Fact<'past' | 'both'>
        readonly resignedPerAttempt: Fact<boolean>
      })
    | null
  readonly ordering: {
    readonly guaranteed: Fact<boolean>
    /** What receivers are to order by, in the order of trust. */
    readonly by: Fact<readonly Location[]>
  }
  readonly batch: Fact<{
    readonly items: string
    readonly minimum: number
    readonly maximum: number | null
    readonly framing?: string
    /** Pointer from an item to what identifies it. */
    readonly identity?: string
  }>
  readonly acknowledgement: {
    /** Statuses that count as success: `2xx`, or exact ones. */
    readonly statuses: Fact<readonly string[]>
    readonly deadlineMs: Fact<number>
    readonly body: Fact<Json>
    /** What a receiver must answer to a forgery, where the provider sends forgeries to probe it. */
    readonly forged: Fact<{ readonly statuses: readonly string[]; readonly probed: boolean }>
  }
  readonly retry: {
    /** Further attempts after the first one. */
    readonly attempts: Fact<number>
    readonly backoff: Fact<{
      readonly kind: 'exponential' | 'fixed' | 'list' | 'window'
      readonly seconds: readonly number[]
    }>
    readonly outcomes: Fact<Readonly<Record<string, 'retry' | 'drop' | 'disable'>>>
    /** Locations that a retry alters, beside attempt-scoped identities and attempt times. */
    readonly changes: Fact<readonly Location[]>
    readonly overlaps: Fact<boolean>
    readonly honours: Fact<readonly string[]>
  }
  readonly disabling: readonly (Grounds & {
    readonly when: {
      readonly consecutive?: number
      readonly statuses?: readonly string[]
      readonly hours?: number
      /** So large a part of the deliveries (within `hours`) failed; between 0 and 1. */
      readonly share?: number
    }
    readonly effect: 'disable' | 'pause' | 'delete'
  })[]
  readonly handshake: readonly (Grounds & {
    readonly when: 'registration' | 'periodic' | 'manual'
    readonly method: string
    readonly signed: boolean
    readonly request: Json
    readonly expect: Json
    /** Where the request carries the secret, if it does. */
    readonly yields?: Location
  })[]
  readonly callbacks: Callbacks
  /** The readings that were chosen where documents are silent or contradict each other. */
  readonly assumptions: readonly { readonly id: string; readonly says: string; readonly because: string }[]
}
