import type { RequestListener } from 'node:http'
import type { Answer, WireRequest } from '../model/index.ts'

/** A handler of the Fetch standard, as Hono, Remix, Next.js and Workers have it. */
export type FetchHandler = (request: Request) => Response | Promise<Response>

/** The receiver under test: where it listens, or the function that it is. */
export type Target =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'fetch'; readonly handler: FetchHandler; readonly path?: string }
  | { readonly kind: 'listener'; readonly listener: RequestListener; readonly path?: string }

/** A way to the receiver. */
export interface Transport {
  /** Where deliveries go, as the receiver sees it. */
  readonly url: string
  /** Whether bytes leave exactly as meant: odd headers, split writes, aborted requests. */
  readonly wire: boolean
  /**
   * Makes one exchange; never throws for what a receiver does.
   *
   * @param signal Aborts when the answer is not waited for any longer.
   */
  send(request: WireRequest, timeoutMs: number, signal?: AbortSignal): Promise<Answer>
  close(): Promise<void>
}
