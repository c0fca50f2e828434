import {
  type AttemptInput,
  createMinter,
  createRegistry,
  type MintedWorld,
  type Minter,
  makeAttempt,
  mintEndpointIdentities,
  mintWorld,
  type Registry,
} from '../src/minting/index.ts'
import type { AttemptPlan, OfferedEvent, Scenario, Terms, WireRequest } from '../src/model/index.ts'
import { exampleCredentials, exampleTerms, modes } from './example-terms.ts'

/** Everything that minting takes, with a clock that stands still. */
export interface Desk {
  readonly minter: Minter
  readonly registry: Registry
  readonly nowMs: number
  world(scenario: Scenario): MintedWorld
  input(world: MintedWorld, plan?: Partial<AttemptPlan>): AttemptInput
  attempt(world: MintedWorld, plan?: Partial<AttemptPlan>): WireRequest
}

/** Opens a desk for some terms; the example's with a plain signature when absent. */
export function openDesk(terms: Terms = exampleTerms(modes.hex), salt = 7): Desk {
  const minter = createMinter(Buffer.alloc(16, salt))
  const registry = createRegistry()
  const nowMs = Date.UTC(2026, 4, 3, 2, 1, 5, 250)
  const { contract, mode, schemas } = terms
  const endpoint = {
    url: 'http://localhost/hooks',
    contract,
    mode,
    credentials: exampleCredentials,
    identities: mintEndpointIdentities(contract, minter),
    extraHeaders: [],
  }
  const offered = (type: string): OfferedEvent => {
    const found = terms.events.find(({ event }) => event.type === type)
    if (found === undefined) throw new Error(`${type} is not handled`)
    return found
  }
  let worlds = 0
  const input: Desk['input'] = (world, plan = {}) => ({
    endpoint,
    world,
    plan: { event: 0, delivery: 'a', nature: 'genuine', ...plan },
    minter,
    registry,
    nowMs,
  })
  return {
    minter,
    registry,
    nowMs,
    world: (scenario) => {
      worlds += 1
      return mintWorld({ id: worlds, scenario, contract, offered, schemas, minter, registry, nowMs })
    },
    input,
    attempt: (world, plan) => makeAttempt(input(world, plan)),
  }
}

/** The payload that a request carries. */
export function payloadOf({ body }: WireRequest): Record<string, unknown> {
  return JSON.parse(Buffer.from(body).toString()) as Record<string, unknown>
}
