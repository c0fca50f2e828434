import { createMinter, createRegistry, makeAttempt, mintWorld, repeatAttempt } from '../src/minting/index.ts'
import type { AttemptPlan, Scenario, Terms, WireRequest } from '../src/model/index.ts'
import { verify } from '../src/signing/index.ts'
import { exampleCredentials } from './example-terms.ts'

/** One attempt as it would leave, and whether a receiver is right to accept it. */
export interface Attempted {
  readonly plan: AttemptPlan
  readonly request: WireRequest
  readonly verification: string
}

const nowMs = Date.UTC(2026, 4, 3, 2, 1)

/** The planned attempts of a scenario as requests, judged by our own verifier: `accepted`, or why not. */
export function attempted(scenario: Scenario, terms: Terms): readonly Attempted[] {
  const { contract, mode, schemas, events } = terms
  const minter = createMinter(Buffer.alloc(16, 7))
  const registry = createRegistry()
  const offered = (type: string): (typeof events)[number] => {
    const found = events.find(({ event }) => event.type === type)
    if (found === undefined) throw new Error(`${type} is not handled`)
    return found
  }
  const world = mintWorld({ id: 1, scenario, contract, offered, schemas, minter, registry, nowMs })
  const endpoint = {
    url: 'http://localhost/hooks',
    contract,
    mode,
    credentials: exampleCredentials,
    identities: new Map(),
    extraHeaders: [],
  }
  const first = new Map<string, WireRequest>()
  return scenario.moments.flat().map((plan) => {
    const input = { endpoint, world, plan, minter, registry, nowMs }
    const earlier = first.get(`${plan.event} ${plan.delivery}`)
    const isRepeated = plan.verbatim === true && earlier !== undefined
    const request = isRepeated ? repeatAttempt(earlier, input) : makeAttempt(input)
    if (earlier === undefined) first.set(`${plan.event} ${plan.delivery}`, request)
    const nowSeconds = nowMs / 1000
    const verification = verify({ mode, credentials: exampleCredentials, request, contract, nowSeconds })
    return { plan, request, verification: verification.ok ? 'accepted' : verification.code }
  })
}

/**
 * The attempts that are not what their plan calls them: genuine ones that a receiver would be right to refuse, and
 * forged ones that it would be right to accept. A check that plans one accuses a correct receiver.
 */
export function misnamed(scenarios: readonly Scenario[], terms: Terms): readonly string[] {
  const found = scenarios
    .flatMap((scenario) => attempted(scenario, terms))
    .filter(({ plan }) => plan.nature !== 'odd' && !isForgedByTransport(plan) && !isSpoofed(plan, terms))
    .filter(({ plan, verification }) => (plan.nature === 'genuine') !== (verification === 'accepted'))
    .map(({ plan, verification }) => {
      const { nature, tampering, text, wire } = plan
      return `${nature}, yet ${verification}: ${tampering?.name ?? JSON.stringify({ text, wire })}`
    })
  return [...new Set(found)]
}

/** About nothing that the provider knows; without authentication, only asking it tells. */
function isSpoofed({ nature, tampering }: AttemptPlan, { mode }: Terms): boolean {
  return nature === 'forged' && tampering === undefined && mode.kind === 'none'
}

/** Wrong for a reason that no verifier sees: another method, or a body that never arrives. */
function isForgedByTransport({ wire }: AttemptPlan): boolean {
  return wire?.method !== undefined || wire?.abortAfter !== undefined
}
