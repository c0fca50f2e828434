import type { Downstream, ProviderApi, Stage, UserServer } from '../endpoints/index.ts'
import { blindRegistry, createMinter, createRegistry, type Minter, type Registry } from '../minting/index.ts'
import { UsageError } from '../model/index.ts'
import { type CourierSettings, createCourier, type OpenCourier } from './courier.ts'
import type { RunSettings } from './settings.ts'

/**
 * Where a mocked endpoint answers: on a loopback port, or in this process for everything below a URL; or nowhere, because
 * the receiver never calls it.
 */
export type EndpointPlace =
  | { readonly kind: 'none' }
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'intercept'; readonly url: string; readonly server?: UserServer }

/** What is mocked in a run, and what was minted in it, by which calls and observations are told apart. */
export interface Endpoints {
  readonly minter: Minter
  readonly registry: Registry
  readonly stage: Stage | undefined
  readonly downstream: Downstream | undefined
  readonly providerApi: ProviderApi | undefined
  /** Sends what is asked for over that API. */
  readonly courier: OpenCourier | undefined
  readonly nextWorld: () => number
}

/** An endpoint that answers. */
export interface OpenEndpoint {
  close(): Promise<void>
  /** Makes sure that it still answers in this process. */
  renew(): void
}

/** What decides what is mocked. */
export type EndpointSettings = Pick<
  RunSettings,
  'provider' | 'effects' | 'state' | 'downstream' | 'providerApi' | 'providerApiKey'
>

/** Loaded when it is needed: most runs mock nothing, and loading msw takes longer than many a check. */
const load = (): Promise<typeof import('../endpoints/index.ts')> => import('../endpoints/index.ts')

/** Creates what is mocked; nothing answers yet. */
export async function createEndpoints(settings: CourierSettings): Promise<Endpoints> {
  const { effects, state, provider, providerApiKey: key } = settings
  const minter = createMinter()
  const isMocked = isPlayed(settings.downstream) || isPlayed(settings.providerApi)
  const isSeen = effects !== undefined || state !== undefined || isMocked
  const registry = isSeen ? createRegistry() : blindRegistry
  const nothing = { stage: undefined, downstream: undefined, providerApi: undefined, courier: undefined }
  const minting = { minter, registry, nextWorld: counter() }
  if (!isMocked) return { ...minting, ...nothing }
  const { createStage, createDownstream, createProviderApi } = await load()
  const stage = createStage(registry)
  const downstream = isPlayed(settings.downstream) ? createDownstream(stage, registry) : undefined
  if (!isPlayed(settings.providerApi)) return { ...minting, ...nothing, stage, downstream }
  const courier = createCourier(settings, () => endpoints)
  const providerApi = createProviderApi({ stage, registry, minter, provider, key, courier })
  const endpoints: Endpoints = { ...minting, stage, downstream, providerApi, courier }
  return endpoints
}

function counter(): () => number {
  let last = 0
  return () => {
    last += 1
    return last
  }
}

function isPlayed(place: EndpointPlace | undefined): boolean {
  return place !== undefined && place.kind !== 'none'
}

interface Asked {
  readonly place: EndpointPlace
  readonly flag: string
  readonly endpoint: Downstream | ProviderApi
}

/** Lets the mocked endpoints answer, where they were asked for. */
export async function listenToAll(
  settings: EndpointSettings,
  { downstream, providerApi }: Endpoints,
): Promise<readonly OpenEndpoint[]> {
  const asked = [
    ...ask(settings.downstream, '--downstream', downstream),
    ...ask(settings.providerApi, '--provider-api', providerApi),
  ]
  if (asked.length === 0) return []
  const { listenOnLoopback } = await load()
  const open: OpenEndpoint[] = []
  try {
    for (const { place, flag, endpoint } of asked) {
      if (place.kind !== 'port') continue
      const { close } = await listenOnLoopback(endpoint.handlers('*'), place.port, flag)
      open.push({ close, renew: () => {} })
    }
    open.push(...(await interceptAll(asked)))
  } catch (error) {
    for (const one of open) await one.close()
    throw error
  }
  return open
}

function ask(
  place: EndpointPlace | undefined,
  flag: string,
  endpoint: Asked['endpoint'] | undefined,
): readonly Asked[] {
  return place === undefined || endpoint === undefined ? [] : [{ place, flag, endpoint }]
}

/** All in one server, because two of them in one process silence each other. */
async function interceptAll(asked: readonly Asked[]): Promise<readonly OpenEndpoint[]> {
  const within = asked.flatMap(({ place, ...rest }) =>
    place.kind === 'intercept' ? [{ ...rest, place }] : [],
  )
  const [first] = within
  if (first === undefined) return []
  const { server } = first.place
  const { interceptInProcess, isIntercepted } = await load()
  if (server === undefined && isIntercepted()) {
    throw new UsageError(
      'already-intercepted',
      `Cannot intercept ${first.place.url} for ${first.flag}: something in this process intercepts requests already.`,
      'Two msw servers silence each other: pass yours as the option `msw`.',
    )
  }
  let isOpen = true
  const handlers = within.flatMap(({ place, endpoint }) =>
    endpoint.handlers(`${place.url.replace(/\/+$/, '')}*`, () => isOpen),
  )
  const { renew, close } = interceptInProcess(handlers, server)
  return [
    {
      renew,
      close: async () => {
        isOpen = false
        await close()
      },
    },
  ]
}
