import type { PayloadProblem } from './problems.ts'

/** Why a request is not taken. `message` is one sentence without secrets or anything that was sent. */
export interface Refusal<Code extends string, Status extends number> {
  readonly code: Code
  /** An HTTP status that answers it. */
  readonly status: Status
  readonly message: string
}

/** A genuine delivery of a type that the contract does not list. */
export interface UnknownEvent extends Refusal<'unknown-event', number> {
  /** Whether the provider says that types may be added: then acknowledge, and ignore it. */
  readonly acknowledge: boolean
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly payload: unknown
}

/** A genuine delivery of a known type whose payload is not as its schema says. */
export interface InvalidPayload<Event extends string = string> extends Refusal<'invalid-payload', 400> {
  readonly event: Event
  /** Never empty. Validation ends at the first mismatch; alternatives make several of one. */
  readonly problems: readonly PayloadProblem[]
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly payload: unknown
}

/** Why a request is forged, or looks like it. */
export type AuthenticityError = Refusal<
  | 'missing-credential'
  | 'bad-credential'
  | 'missing-signature'
  | 'bad-signature'
  | 'bad-timestamp'
  | 'stale'
  | 'future',
  401
>

/** Why a body cannot be read. */
export type BodyError = Refusal<'unreadable-body' | 'not-json', 400> | Refusal<'too-large', 413>

/** Everything that may be wrong with a request, told apart by `code`. */
export type DeliveryError<Event extends string = string> =
  | AuthenticityError
  | BodyError
  | Refusal<'no-event', 400>
  | UnknownEvent
  | InvalidPayload<Event>

/** A request that is not shown to come from its provider. */
export function unauthentic(code: AuthenticityError['code'], message: string): AuthenticityError {
  return { code, status: 401, message }
}
