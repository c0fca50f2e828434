import type { RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import type { Listening } from './loopback.ts'

/** An msw server that the user runs in the same process; only what we need of it, so that any version fits. */
export interface UserServer {
  use(...handlers: RequestHandler[]): void
}

/**
 * Intercepts requests of this process with msw handlers; everything else passes as before.
 *
 * Two msw servers in one process silence each other. Where the user has one, it gets the handlers: `renew` gives them to
 * it again, because `resetHandlers` after each test takes them away. Closed handlers let every request pass.
 */
export function interceptInProcess(
  handlers: readonly RequestHandler[],
  user: UserServer | undefined,
): Listening & { readonly renew: () => void } {
  if (user !== undefined) {
    user.use(...handlers)
    return { url: '', renew: () => user.use(...handlers), close: async () => {} }
  }
  const server = setupServer(...handlers)
  server.listen({ onUnhandledRequest: 'bypass' })
  return {
    url: '',
    renew: () => {},
    close: async () => server.close(),
  }
}

/** Whether somebody intercepts the requests of this process already. */
export function isIntercepted(): boolean {
  const patched = Symbol.for('isPatchedModule')
  return (globalThis.fetch as unknown as Record<symbol, unknown>)[patched] === true
}
