import type { Basis } from '../../model/index.ts'
import type { Fidelity, Place } from '../capture.ts'
import type { Position } from '../position.ts'
import type { SequenceSummary } from './judge-sequence.ts'

/** What a remark is about. */
export type Subject = 'method' | 'headers' | 'body' | 'event' | 'payload' | 'signature'

/** On what a statement of the contract rests, with the titles of its sources. */
export interface RemarkGrounds {
  readonly basis: Basis
  readonly sources: readonly string[]
}

/** The part of a body's line in which something stands, and where in it. */
export interface Frame {
  /** At most 80 characters; cut off at either end where it says "…". */
  readonly text: string
  /** In UTF-16 code units. */
  readonly start: number
  readonly length: number
}

/** One thing to say about a delivery. A problem contradicts the contract; a note does not, and is worth knowing. */
export interface Remark {
  readonly kind: 'problem' | 'note'
  /** Stable and kebab-case. */
  readonly code: string
  readonly subject: Subject
  /** Into the payload, or into the headers as one object with names in lower case; `null` where it is about all. */
  readonly pointer: string | null
  readonly expected: string
  readonly received: string
  /** Where it stands in the body's text; `null` where that cannot be said. */
  readonly inBody: Position | null
  /** Where it stands in the file. */
  readonly inFile: Position | null
  /** What stands there; `null` where there is no such place. */
  readonly frame: Frame | null
  /** `null` where the contract says nothing about it. */
  readonly grounds: RemarkGrounds | null
}

/** One delivery, held against the contract of its provider. */
export interface ValidatedDelivery {
  readonly place: Place
  readonly fidelity: Fidelity
  readonly receivedAt: string | null
  /** `null` when nobody recognised it. */
  readonly provider: string | null
  /** `null` when the contract has no such event. */
  readonly event: string | null
  /** `unjudged`: not recognised, or only a part of its body was captured. */
  readonly verdict: 'valid' | 'invalid' | 'unjudged'
  /** `unasked`: no credential was given. `unknown`: the capture is not exact enough to tell. */
  readonly signature: 'verified' | 'refused' | 'unknown' | 'unasked'
  readonly remarks: readonly Remark[]
}

/** A file that should be a capture, because the user or its name says so, and of which nothing could be read. */
export interface UnreadFile {
  readonly file: string
  readonly found: string
  readonly hint: string
}

/** What `hookproof validate` found out; its JSON adds every delivery, and what could not be read. */
export interface ValidationSummary {
  readonly format: 'hookproof-validation/1'
  readonly tool: { readonly name: 'hookproof'; readonly version: string }
  /**
   * `incomplete`: nothing contradicts a contract, and something could not be read or judged; or credentials were given, and
   * not a single delivery shows that they are the right ones.
   */
  readonly verdict: 'valid' | 'invalid' | 'incomplete'
  /** Whether the user ended it before everything was read. */
  readonly interrupted: boolean
  readonly counts: {
    readonly deliveries: number
    readonly valid: number
    readonly invalid: number
    readonly unjudged: number
    /** Entries that could not be read. */
    readonly broken: number
    /** Requests that are no deliveries. */
    readonly leftOut: number
    readonly problems: number
    readonly notes: number
    /** Signatures or credentials that verified. */
    readonly verified: number
    /** Those of which the capture does not tell. */
    readonly unknown: number
  }
  /** Whether signatures or credentials were verified at all. */
  readonly authenticated: boolean
  /** Whether the provider of any delivery is known. */
  readonly recognised: boolean
  readonly sequence: SequenceSummary
  readonly files: readonly { readonly file: string; readonly format: string; readonly leftOut: number }[]
  readonly unread: readonly UnreadFile[]
  /** Other files of a folder, which are no captures. */
  readonly otherFiles: readonly string[]
}
