/** Headers in any of the usual forms: those of Fetch, of Node, pairs, or a plain object. Names in any letter case. */
export type HeadersLike =
  | { forEach(callback: (value: string, name: string) => void): void }
  | Iterable<readonly [name: string, value: string]>
  | Readonly<Record<string, string | readonly string[] | undefined>>

/** A `Request` of Fetch, as far as it is needed. */
export interface FetchRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeadersLike
  readonly bodyUsed: boolean
  readonly body: unknown
  arrayBuffer(): Promise<ArrayBuffer>
}

/** A request whose body has been read, and not been parsed: the signature covers its bytes. */
export interface PlainRequest {
  readonly method?: string | undefined
  /** Absolute, or the path with its query. */
  readonly url?: string | undefined
  readonly headers: HeadersLike
  readonly body: string | Uint8Array | ArrayBuffer
}

/** What parsers take. */
export type DeliveryRequest = FetchRequest | PlainRequest

/** A request, read to its end. */
export interface ReceivedRequest {
  readonly method: string
  readonly url: string | undefined
  /** In order; names in lower case; a name may come more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array<ArrayBuffer>
  /** The parsed body, parsed once; `undefined` where it is no JSON. */
  readonly payload: () => unknown
}
