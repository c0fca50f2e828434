import { findEvent } from '../contracts/index.ts'
import { mintEndpointIdentities } from '../minting/index.ts'
import {
  type AuthenticationMode,
  type Contract,
  type OfferedEvent,
  redact,
  UsageError,
} from '../model/index.ts'
import type { ReceiverProcess, Transport } from '../probe/index.ts'
import { redactions } from '../signing/index.ts'
import { systemClock } from './clock.ts'
import { createLimiter } from './limiter.ts'
import { createObserver } from './observer.ts'
import type { EndpointSettings, Endpoints } from './open-endpoints.ts'
import { createPace } from './pace.ts'
import type { Session } from './session.ts'
import type { RunSettings } from './settings.ts'

/** What opening a session takes. */
export type SessionSettings = EndpointSettings &
  Pick<RunSettings, 'credentials' | 'headers' | 'signal'> & { readonly workers?: number }

/** What is open already. */
export interface Opened {
  readonly transport: Transport
  readonly endpoints: Endpoints
  readonly process?: ReceiverProcess | undefined
}

/** A secret of fewer characters may be a word of any answer. */
const tellingLength = 12

/** Opens a session: nothing is sent yet. */
export function openSession(
  settings: SessionSettings,
  mode: AuthenticationMode,
  { transport, endpoints, process }: Opened,
): Session {
  const { contract } = settings.provider
  const { minter, registry, stage, downstream, providerApi, nextWorld } = endpoints
  const { effects, state } = settings
  const secrets = redactions(mode, settings.credentials)
  return {
    provider: settings.provider,
    endpoint: {
      url: transport.url,
      contract,
      mode,
      credentials: settings.credentials,
      identities: mintEndpointIdentities(contract, minter),
      extraHeaders: settings.headers ?? [],
    },
    transport,
    stage,
    process,
    observer: createObserver({ effects, state, calls: downstream?.effects }, registry),
    minter,
    registry,
    clock: systemClock,
    limiter: createLimiter(settings.workers ?? 1),
    pace: createPace(),
    deadlineMs: contract.acknowledgement.deadlineMs?.value ?? 10_000,
    offered: remember((type) => {
      const found: OfferedEvent | undefined = findEvent(contract, type)
      if (found === undefined) throw new Error(`the contract has no event ${type}`)
      return found
    }),
    redact: redact(secrets),
    redactAnswer: redact(secrets.filter((secret) => secret.length >= tellingLength)),
    signal: settings.signal ?? new AbortController().signal,
    deliveries: providerApi?.deliveries,
    nextWorld,
  }
}

function remember<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const found = known.get(key) ?? find(key)
    known.set(key, found)
    return found
  }
}

/** The authentication mode that the user named, or else the contract's first. */
export function chooseMode(contract: Contract, id: string | undefined): AuthenticationMode {
  const found =
    id === undefined ? contract.authentication[0] : contract.authentication.find((mode) => mode.id === id)
  if (found !== undefined) return found
  const known = contract.authentication.map((mode) => mode.id).join(', ')
  throw new UsageError(
    'unknown-mode',
    `Cannot use --auth ${id}: "${contract.id}" has no such mode.`,
    `Choose one of ${known}.`,
  )
}
