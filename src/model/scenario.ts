import type { FaultPlan } from './fault.ts'
import type { Json } from './json.ts'

/**
 * What to send, symbolically. Entities, events and deliveries are numbers and letters here; ids, times, nonces
 * and signatures are minted at every execution. Plain data: it is drawn, shrunk, printed and replayed.
 */
export interface Scenario {
  readonly events: readonly EventPlan[]
  /** One after the other; the attempts of one moment are sent at the same time. */
  readonly moments: readonly (readonly AttemptPlan[])[]
  /** What befalls the calls that the receiver makes meanwhile; all is well when absent. */
  readonly faults?: readonly FaultPlan[]
  /** Which of the calls that are held is answered first, second, …: the n-th of them, counted round; the oldest when absent. */
  readonly releases?: readonly number[]
  /** How the receiver ends, and starts again, after a moment. */
  readonly restarts?: readonly RestartPlan[]
  /** What the provider's API knows: what was announced so far, or from the beginning all that ever happened. */
  readonly api?: 'announced' | 'newest'
}

/** The receiver's process ends after a moment, and is started again. */
export interface RestartPlan {
  /** Index of the moment. */
  readonly after: number
  /** `SIGKILL` leaves no time for anything; `SIGTERM` asks it to stop. */
  readonly signal: 'SIGKILL' | 'SIGTERM'
  /** Only once the effects of everything before have settled. */
  readonly settled?: boolean
}

/** One thing that happened at the provider. */
export interface EventPlan {
  /** 1, 2, …: which entity of this scenario it is about. */
  readonly entity: number
  /** 1, 2, …: its place in the entity's history, whatever the order of arrival. */
  readonly version: number
  /** An event type of the contract. */
  readonly type: string
  /** The drawn payload; whatever identifies, dates or marks it is replaced on minting. */
  readonly payload: Json
  /** How long ago it happened, in seconds, on the provider's event clock. */
  readonly ageSeconds: number
  /** Claims to be of this type instead, by location: a type that the contract does not list. */
  readonly match?: Readonly<Record<string, string>>
}

/**
 * `genuine`: as the provider would send it; must be accepted.
 * `forged`: must have no effect.
 * `odd`: a correct receiver may accept or refuse it, but survives it.
 */
export type Nature = 'genuine' | 'forged' | 'odd'

/** One HTTP exchange to make. */
export interface AttemptPlan {
  /** Index into `events`. */
  readonly event: number
  /** Attempts of one event with the same letter belong to one delivery and share its delivery id. */
  readonly delivery: string
  readonly nature: Nature
  /** `control` precedes a negative, `liveness` follows it; both are genuine. */
  readonly role?: 'control' | 'liveness'
  /**
   * Repeats the bytes of the delivery's first attempt, but for the headers that the tampering changes: what an attacker
   * does, and a provider never.
   */
  readonly verbatim?: boolean
  /** Sent only once the effects of everything before have settled. */
  readonly settled?: boolean
  /** The provider stops waiting for the answer as soon as nothing more happens. */
  readonly impatient?: boolean
  /** Begins so many milliseconds after the others of its moment. */
  readonly delayMs?: number
  readonly text?: BodyText
  readonly tampering?: Tampering
  readonly wire?: Wire
}

/** How the payload becomes text: all legal, all meaning the same, before signing. */
export interface BodyText {
  readonly indent?: number
  readonly keyOrder?: 'given' | 'reversed' | 'sorted'
  /** Escapes every character beyond ASCII as `\uXXXX`. */
  readonly escapeNonAscii?: boolean
  readonly escapeSlashes?: boolean
  /** `1` may also be written `1.0` or `1e0`. */
  readonly numbers?: 'plain' | 'fraction' | 'exponent'
  readonly before?: string
  readonly after?: string
  /** Members inserted right after the first brace, as JSON text ending in a comma. */
  readonly insert?: string
  /** Takes the place of the whole body. */
  readonly literal?: string
}

/** One named change to a signed attempt. The parts apply in the order in which they are listed here. */
export interface Tampering {
  /** For people: "body followed by one space". */
  readonly name: string
  readonly signing?: SigningEdit
  readonly signature?: SignatureEdit
  readonly headers?: readonly HeaderEdit[]
  readonly body?: BodyEdit
  readonly credential?: CredentialEdit
}

/** Signs otherwise than the provider does, before anything else is changed. */
export interface SigningEdit {
  /** `wrong`: a secret of the right form that nobody configured. */
  readonly secret?: 'wrong' | { readonly literal: string }
  readonly algorithm?: string
  readonly encoding?: 'hex' | 'base64' | 'base64url'
  /** Replaces the template of the signed bytes. */
  readonly signed?: string
  readonly decode?: 'utf8' | 'hex' | 'base64'
  /** Moves the attempt clock; negative is the past. The timestamp is sent and signed with this value. */
  readonly clockSeconds?: number
  /** Sends this text as the freshness timestamp, and signs it. */
  readonly timestampText?: string
}

/** Changes the text of every signature header. `good` is the genuine value, `bad` one of a wrong secret. */
export type SignatureEdit =
  | { readonly kind: 'remove' }
  | { readonly kind: 'set'; readonly value: string }
  | { readonly kind: 'zeros' }
  | { readonly kind: 'bad' }
  /** Keeps so many characters of the encoded signature; negative counts from its end. Keeps the text around it. */
  | { readonly kind: 'cut'; readonly keep: number }
  | { readonly kind: 'wrap'; readonly before: string; readonly after: string }
  | { readonly kind: 'upper' }
  /** A list in one header, where the scheme has lists. */
  | { readonly kind: 'entries'; readonly entries: readonly string[] }
  /** The header repeated on several lines. */
  | { readonly kind: 'repeat'; readonly values: readonly ('good' | 'bad')[] }
  /** Replaces the label of the entry, for example `v1` by `v9`. */
  | { readonly kind: 'relabel'; readonly label: string }
  /** Breaks only the signatures of this standing. */
  | { readonly kind: 'spoil'; readonly standing: 'preferred' | 'legacy'; readonly how: 'bad' | 'remove' }

/**
 * Changes a header after signing. `location` headers may be given as `{freshness}` or `{identity:name}`; as a value,
 * `{now}`, `{now+5}` and `{now-5}` are instants in the unit of the freshness timestamp, `{fresh:name}` is another identity.
 */
export interface HeaderEdit {
  readonly name: string
  readonly kind: 'set' | 'remove' | 'append'
  readonly value?: string
}

/** Changes the body after signing. */
export type BodyEdit =
  | { readonly kind: 'append'; readonly text: string }
  | { readonly kind: 'prepend'; readonly text: string }
  | { readonly kind: 'trim' }
  /** Serialises again, in another legal way. */
  | { readonly kind: 'rewrite'; readonly text: BodyText }
  /** Changes one letter of a marker or else of any string, so that the payload says something else. */
  | { readonly kind: 'alter' }
  | { readonly kind: 'set'; readonly text: string }
  | { readonly kind: 'bytes'; readonly base64: string }

/**
 * Replaces the credential of modes without a signature. A template over `{username}`, `{password}`, `{token}`,
 * each also `:half`, `:first`, `:swapcase`; `{base64:…}` encodes what it holds.
 */
export type CredentialEdit = { readonly kind: 'remove' } | { readonly kind: 'set'; readonly template: string }

/** What happens on the wire; anything but `method` and `contentType` goes through the raw sender. */
export interface Wire {
  readonly method?: string
  /** Another content type; `null` sends none. */
  readonly contentType?: string | null
  readonly headerCase?: 'lower' | 'title' | 'upper'
  /** Sends the body with chunked transfer encoding in so many chunks. */
  readonly chunks?: number
  /** Writes the request in so many separate segments. */
  readonly writes?: number
  /** Ends the connection after this fraction of the body (1: after all of it, before the answer). */
  readonly abortAfter?: number
  readonly abortBy?: 'close' | 'reset'
  readonly expectContinue?: boolean
  /** Follows an upload that nobody signed, on the same connection if that is still open then. */
  readonly after?: 'unsigned-upload'
  /** Sends this query string too, without the question mark. */
  readonly query?: string
  /** Pause between segments, in milliseconds. */
  readonly pauseMs?: number
  /** Sends the whole request line and headers as this text; for malformed HTTP. */
  readonly head?: string
}
