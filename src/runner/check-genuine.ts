import { makeAttempt, mintWorld } from '../minting/index.ts'
import { type Json, type OfferedEvent, RunError } from '../model/index.ts'
import { compileSchema } from '../schemas/index.ts'
import { verify } from '../signing/index.ts'
import { historyOf } from './discover.ts'
import type { Session } from './session.ts'

/**
 * Makes sure that what we call genuine is: a delivery of this type passes its own schemas and its scheme's verifier.
 *
 * @throws RunError when it does not: then we are wrong, not the receiver.
 */
export function checkGenuine(session: Session, offered: OfferedEvent): void {
  const problem = findProblem(session, offered)
  if (problem === undefined) return
  throw new RunError(
    'not-genuine',
    `Cannot send a genuine ${offered.event.type}: ${problem}.`,
    'This is a fault of the contract or of hookproof, not of your receiver: check the provider folder, or report it.',
  )
}

function findProblem(session: Session, offered: OfferedEvent): string | undefined {
  const { endpoint, provider, minter, registry, clock } = session
  const scenario = historyOf(session, [offered])
  const world = mintWorld({
    id: session.nextWorld(),
    scenario,
    contract: endpoint.contract,
    offered: session.offered,
    schemas: provider.schemas,
    minter,
    registry,
    nowMs: clock.nowMs(),
  })
  const nowMs = clock.nowMs()
  const request = makeAttempt({
    endpoint,
    world,
    plan: { event: 0, delivery: 'a', nature: 'genuine' },
    minter,
    registry,
    nowMs,
  })
  const schema = provider.schemas[offered.event.type]
  const [payloadProblem] =
    schema === undefined
      ? []
      : compileSchema(schema).validate(JSON.parse(Buffer.from(request.body).toString('utf8')) as Json)
  if (payloadProblem !== undefined)
    return `payload${payloadProblem.pointer} is not ${payloadProblem.expected} but ${payloadProblem.received}`
  const headers = Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value]))
  const [headerProblem] = compileSchema(provider.headerSchema).validate(headers)
  if (headerProblem !== undefined)
    return `header ${headerProblem.pointer.slice(1)} is not ${headerProblem.expected} but ${headerProblem.received}`
  const verification = verify({
    mode: endpoint.mode,
    credentials: endpoint.credentials,
    request,
    contract: endpoint.contract,
    nowSeconds: nowMs / 1000,
    every: true,
  })
  return verification.ok
    ? undefined
    : `its signature is refused by our own verifier (${verification.message})`
}
