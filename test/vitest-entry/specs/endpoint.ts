import type { IncomingHttpHeaders } from 'node:http'
import type { ConformanceOptions } from 'hookproof/vitest'
import { type Change, type Desk, openDesk } from '../../../fixtures/receivers/kit/desk.ts'

export const secret = 'secret-of-the-endpoint'

/** A correct receiver without a server, unless changed. */
export function openEndpoint(change?: Change): Desk {
  return openDesk({ provider: 'moco', secret, store: 'memory' }, change === undefined ? {} : { change })
}

/** What every specification says about such a receiver. */
export function optionsOf(desk: Desk): Omit<ConformanceOptions, 'receiver'> {
  return {
    path: '/webhooks',
    secret,
    effects: () => desk.effects(),
    state: () => desk.records(),
    events: ['Activity/create', 'Activity/update', 'Activity/delete'],
    runs: 5,
    settleMs: 300,
  }
}

/** One check of each kind: refusal, survival, outcome, and one that needs a connection. */
export const few: readonly string[] = [
  'signatures/rejects-tampered-body',
  'payloads/survives-non-object-bodies',
  'duplicates/duplicate-has-one-effect',
  'timeouts/accepts-chunked-bodies',
]

/** Delivers what any framework received. */
export async function deliver(desk: Desk, headers: IncomingHttpHeaders, body: unknown): Promise<number> {
  const plain = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')])
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  return (await desk.deliver({ headers: Object.fromEntries(plain), body: bytes })).status
}
