import type { EventFamily, Location } from './contract.ts'
import type { Fact, Grounds } from './fact.ts'

/** The REST API of a provider, as far as receivers call it. */
export interface Callbacks {
  readonly baseUrl: Fact<string>
  readonly authentication: Fact<string>
  /** How callers show their key: any one of these. Templates over `{token}`, the key, with `{base64:…}` around anything. */
  readonly credential: Fact<readonly { readonly header: string; readonly value: string }[]>
  readonly endpoints: readonly Callback[]
  /** What the record of a delivery is called (`of` of its endpoints), and what it says. */
  readonly deliveries?: Fact<{
    readonly of: string
    readonly says: Readonly<Record<string, DeliveryWord | Location>>
  }>
}

/** A REST endpoint of the provider that receivers call. */
export interface Callback extends Grounds {
  readonly name: string
  readonly method: string
  /** Path template below `baseUrl`, for example `/invoices/{id}`. */
  readonly path: string
  /** What becomes of the thing; `send-test` and `redeliver` make the provider send, `act` leaves it as it is. */
  readonly does:
    | 'read'
    | 'list'
    | 'create'
    | 'change'
    | 'delete'
    | 'enable'
    | 'disable'
    | 'send-test'
    | 'redeliver'
    | 'act'
  /** The kind of thing: an event family, or a kind that no event is about. */
  readonly of: string
  /** JSON Pointer to the things in the answer of a list. */
  readonly lists?: string
  /** How a list is told in pages; in one when absent. */
  readonly pages?: Pages
  /** Where the caller of a list says what the things are to have at a pointer: this value, or one of these. */
  readonly filters?: readonly { readonly at: Location; readonly on: string }[]
  /** Pointer to the event type in the request for a test event, and the type where it names none. */
  readonly sends?: { readonly event?: string; readonly otherwise: string }
  /** What the thing has beyond what its events say. Pointers into the thing. */
  readonly object?: Fact<{
    readonly markers: readonly string[]
    readonly versions: EventFamily['versions']
  }>
  /** Where a registration of a webhook says what: pointers into the request; `yields` points into the answer. */
  readonly registers?: { readonly url: string; readonly secret?: string; readonly yields?: string }
}

/** How a list is told in pages. */
export interface Pages {
  /** How many things are on one, where the caller does not say so at `size`. */
  readonly perPage: number
  readonly size?: Location
  /** Where the caller says which page: its number from 1. */
  readonly page?: Location
  /** Where the caller repeats what stood at `next` in the answer before. */
  readonly token?: Location
  /** Pointer into the answer; an empty text there when nothing follows. */
  readonly next?: string
  /** Headers of the answer that say the page, how many things are on one, and how many there are. */
  readonly headers?: { readonly page?: string; readonly size?: string; readonly total?: string }
  /** Whether a `Link` header with `rel="next"` leads to the next page. */
  readonly link?: boolean
}

/**
 * What a provider's record of a delivery says, by pointer: one of these words, or a location of the request.
 * `body` and `answer` are base64, `sent-at` is ISO 8601, `duration` milliseconds as text, `url` that of the receiver.
 */
export type DeliveryWord =
  | 'id'
  | 'webhook'
  | 'event'
  | 'url'
  | 'body'
  | 'status'
  | 'answer'
  | 'sent-at'
  | 'duration'
  | 'success'
  | 'error'
  | 'retries'
