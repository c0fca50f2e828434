import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { FetchHandler } from '../probe/index.ts'

/** A Fastify instance, as much of it as is needed. */
export interface FastifyLike {
  ready(): PromiseLike<unknown>
  routing(request: IncomingMessage, response: ServerResponse): void
}

/**
 * The receiver under test.
 *
 * - a URL where it listens already;
 * - a Fetch handler, `(request) => response`, or anything that has one as `fetch` (Hono, Elysia, Workers, Bun);
 * - a listener of `node:http`, `(request, response) => void`, such as an Express application, or one as `listener`;
 * - a Koa application (it has a `callback()`);
 * - a Fastify instance (it has `ready()` and `routing`);
 * - a function without parameters that returns one of these, called after the `beforeAll` hooks of your file.
 */
export type Receiver = PlainReceiver | (() => PlainReceiver | Promise<PlainReceiver>)

/** A receiver that is there already. */
export type PlainReceiver =
  | string
  | URL
  | FetchHandler
  | RequestListener
  | { readonly fetch: FetchHandler }
  | { readonly listener: RequestListener }
  | { callback(): RequestListener }
  | FastifyLike
