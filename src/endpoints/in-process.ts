import type { RequestHandler } from 'msw'
import { setupServer } from 'msw/node'

/** An msw server that the user runs in the same process; only what we need of it, so that any version fits. */
export interface UserServer {
  use(...handlers: RequestHandler[]): void
}

/** Requests of this process that are intercepted. */
export interface Interception {
  renew(): void
  close(): Promise<void>
}

/**
 * Intercepts requests of this process with msw handlers; everything else passes as before.
 *
 * Two msw servers in one process silence each other. Where the user has one, it gets the handlers: `renew` gives them to
 * it again, because `resetHandlers` after each test takes them away.
 */
export function interceptInProcess(
  handlers: readonly RequestHandler[],
  user: UserServer | undefined,
): Interception {
  if (user !== undefined) {
    user.use(...handlers)
    return { renew: () => user.use(...handlers), close: async () => {} }
  }
  const server = setupServer(...handlers)
  server.listen({ onUnhandledRequest: 'bypass' })
  return { renew: () => {}, close: async () => server.close() }
}

/** Whether somebody intercepts the requests of this process already. */
export function isIntercepted(): boolean {
  // Where the interceptors under msw note that they are at work.
  return Symbol.for('fetch-interceptor') in globalThis
}
