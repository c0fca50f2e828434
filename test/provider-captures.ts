import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { payload } from '../src/arbitraries/index.ts'
import type { Provider } from '../src/contracts/index.ts'
import { offeredEvents } from '../src/contracts/index.ts'
import {
  createMinter,
  createRegistry,
  type Endpoint,
  makeAttempt,
  mintEndpointIdentities,
  mintWorld,
} from '../src/minting/index.ts'
import type { Credentials, OfferedEvent } from '../src/model/index.ts'

/** A delivery as our own capture format has it, and what it really is. */
export interface KnownCapture {
  readonly event: string
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/** Deliveries of a bundled provider, in its first mode: those of the fixtures, and others, minted. */
export function capturesOf(
  provider: Provider,
  credentials: Credentials,
  versions: number,
): readonly KnownCapture[] {
  return [...written(provider.contract.id), ...minted(provider, credentials, versions)]
}

/** The lines of a capture file, in the shape that receivers log. */
export function asNdjson(captures: readonly KnownCapture[]): string {
  return captures.map(({ event: _, ...capture }) => `${JSON.stringify(capture)}\n`).join('')
}

/** Those that are secured in the usual way. */
function written(id: string): readonly KnownCapture[] {
  const folder = join('fixtures/deliveries', id)
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
    .filter(({ mode }) => mode === undefined)
    .map(({ event, headers, body }) => ({
      event,
      method: 'POST',
      url: 'http://localhost/hooks',
      headers: Object.entries(headers),
      body,
    }))
}

/** Every event type, so many versions of two entities each. */
export function minted(
  { contract, schemas }: Pick<Provider, 'contract' | 'schemas'>,
  credentials: Credentials,
  versions: number,
): readonly KnownCapture[] {
  const mode = contract.authentication[0]
  if (mode === undefined) throw new Error('there is no mode')
  const minter = createMinter(Buffer.alloc(16, 9))
  const registry = createRegistry()
  const nowMs = Date.UTC(2026, 4, 3, 2, 1, 5, 250)
  const endpoint: Endpoint = {
    url: 'http://localhost/hooks',
    contract,
    mode,
    credentials,
    identities: mintEndpointIdentities(contract, minter),
    extraHeaders: [['X-Forwarded-For', '127.0.0.1']],
  }
  const offered = (type: string): OfferedEvent => {
    const found = offeredEvents(contract).find(({ event }) => event.type === type)
    if (found === undefined) throw new Error(`there is no ${type}`)
    return found
  }
  return offeredEvents(contract).flatMap(({ event: { type } }, index) => {
    const drawn = fc.sample(payload(schemas[type] ?? {}, 'plain'), { seed: index + 1, numRuns: versions * 2 })
    const events = drawn.map((one, number) => ({
      type,
      payload: one,
      entity: (number % 2) + 1,
      version: number + 1,
      ageSeconds: 1_000 - number,
    }))
    const scenario = { events, moments: [] }
    const world = mintWorld({
      id: index + 1,
      scenario,
      contract,
      offered,
      schemas,
      minter,
      registry,
      nowMs,
    })
    return events.map((_, event): KnownCapture => {
      const plan = { event, delivery: 'a', nature: 'genuine' } as const
      const { method, url, headers, body } = makeAttempt({
        endpoint,
        world,
        plan,
        minter,
        registry,
        nowMs: nowMs + event,
      })
      return { event: type, method, url, headers, body: Buffer.from(body).toString('utf8') }
    })
  })
}
