import type { ProviderApi, Registration } from '../endpoints/index.ts'
import type { Credentials } from '../model/index.ts'
import {
  openTarget,
  type ReceiverProcess,
  startReceiver,
  type Target,
  type Transport,
} from '../probe/index.ts'
import { createEndpoints, type Endpoints, listenToAll, type OpenEndpoint } from './open-endpoints.ts'
import { pause } from './pause.ts'
import { registeredTarget } from './registered-target.ts'
import type { RunSettings } from './settings.ts'

/** What has to be there before the first delivery: what the receiver calls, the receiver, and the way to it. */
export interface Surroundings {
  readonly endpoints: Endpoints & { readonly open: readonly OpenEndpoint[] }
  readonly process: ReceiverProcess | undefined
  readonly transport: Transport
  /** What was given, or what the receiver registered. */
  readonly credentials: Credentials
  close(): Promise<void>
}

/**
 * Opens everything around a receiver: first what it may call when it starts, then the receiver, where we start it. One
 * that registers its webhook then gets its deliveries where it wants them, signed with the secret that it chose.
 */
export async function openSurroundings(settings: RunSettings): Promise<Surroundings> {
  const endpoints = await createEndpoints(settings)
  const closing: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).reverse()) await one()
  }
  try {
    const { courier } = endpoints
    if (courier !== undefined) closing.push(() => courier.close())
    const open = await listenToAll(settings, endpoints)
    closing.push(...open.map((one) => () => one.close()))
    const process = await startIfAsked(settings)
    if (process !== undefined) closing.push(() => process.close())
    const registered = process && (await awaitRegistration(settings, endpoints.providerApi))
    const target: Target =
      registered === undefined ? settings.target : registeredTarget(registered, settings.target)
    const transport = await openTarget(target, Math.max(64, settings.workers))
    closing.push(() => transport.close())
    const credentials =
      registered?.secret === undefined
        ? settings.credentials
        : { ...settings.credentials, secret: registered.secret }
    return { endpoints: { ...endpoints, open }, process, transport, credentials, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A receiver may register a moment after it listens; one that nobody told us a secret of has to. */
const registersWithinMs = { told: 500, untold: 5_000 } as const
const lookEveryMs = 20

async function awaitRegistration(
  { provider, credentials }: RunSettings,
  api: ProviderApi | undefined,
): Promise<Registration | undefined> {
  const { endpoints } = provider.contract.callbacks
  if (api === undefined || !endpoints.some(({ registers }) => registers !== undefined)) return undefined
  const patienceMs = registersWithinMs[credentials.secret === undefined ? 'untold' : 'told']
  const until = performance.now() + patienceMs
  while (api.registration() === undefined && performance.now() < until) await pause(lookEveryMs)
  return api.registration()
}

async function startIfAsked({ start, target }: RunSettings): Promise<ReceiverProcess | undefined> {
  if (start === undefined || start === 'none' || target.kind !== 'url') return undefined
  return startReceiver({ ...start, url: target.url })
}
