import type { Basis } from '../../model/index.ts'
import type { Fidelity, Place } from '../capture.ts'
import type { Position } from '../position.ts'

/** What a remark is about. */
export type Subject = 'method' | 'headers' | 'body' | 'event' | 'payload' | 'signature'

/** On what a statement of the contract rests, with the titles of its sources. */
export interface RemarkGrounds {
  readonly basis: Basis
  readonly sources: readonly string[]
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
  /** `null` where it is about HTTP or JSON itself. */
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
