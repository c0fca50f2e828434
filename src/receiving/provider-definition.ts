import type { DeliveryError } from './delivery-error.ts'
import type { FreshnessRule } from './freshness.ts'
import type { ModeDefinition } from './mode.ts'
import type { Place } from './place.ts'
import type { ValidationError } from './problems.ts'

/** What every generated delivery type is a union of. */
export interface AnyDelivery {
  readonly event: string
  readonly headers: object
  readonly payload: unknown
}

/**
 * A delivery as a parser returns it. Headers are text, and none of them is certain: validating them would refuse what
 * some proxy on the way changed. Names in lower case.
 */
export type ParsedDelivery<Delivery extends AnyDelivery> = Delivery extends {
  event: infer Event
  headers: infer Headers
  payload: infer Payload
}
  ? {
      readonly event: Event
      readonly headers: { readonly [Name in keyof Headers]?: string }
      readonly payload: Payload
    }
  : never

/** What came of a request: a typed delivery, or a typed error. */
export type ParseResult<Delivery extends AnyDelivery> =
  | { readonly ok: true; readonly delivery: ParsedDelivery<Delivery> }
  | { readonly ok: false; readonly error: DeliveryError<Delivery['event']> }

/** A validator as ajv writes it. */
export interface Validate {
  (payload: unknown): boolean
  errors?: readonly ValidationError[] | null
}

/** One event type: where it shows, and what its payload is to be. */
export interface EventDefinition {
  readonly type: string
  /** Each place with its text, or `true` for "is present". */
  readonly match: readonly (readonly [place: Place, wanted: string | true])[]
  readonly fits: Validate
}

/** What is known about a provider when its deliveries are received; written by `hookproof types`. */
export interface ProviderDefinition<
  Delivery extends AnyDelivery = AnyDelivery,
  Options extends object = object,
> {
  readonly id: string
  readonly name: string
  /** The default one first. */
  readonly modes: Readonly<Record<string, ModeDefinition>>
  readonly freshness: FreshnessRule | null
  readonly events: readonly EventDefinition[]
  /** Whether types may come that are not listed. */
  readonly openEvents: boolean
  /** The status that acknowledges a delivery. */
  readonly acknowledgement: number
  /** Never there: tells the compiler what `parseDelivery` takes and returns. */
  readonly '~types'?: { readonly delivery: Delivery; readonly options: Options }
}
