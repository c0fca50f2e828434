import {
  createDownstream,
  createProviderApi,
  createStage,
  type Downstream,
  interceptInProcess,
  isIntercepted,
  listenOnLoopback,
  type ProviderApi,
  type Stage,
  type UserServer,
} from '../endpoints/index.ts'
import { blindRegistry, createMinter, createRegistry, type Minter, type Registry } from '../minting/index.ts'
import { UsageError } from '../model/index.ts'
import type { RunSettings } from './settings.ts'

/** Where a mocked endpoint answers: on a loopback port, or in this process for everything below a URL. */
export type EndpointPlace =
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'intercept'; readonly url: string; readonly server?: UserServer }

/** What is mocked in a run, and what was minted in it, by which calls and observations are told apart. */
export interface Endpoints {
  readonly minter: Minter
  readonly registry: Registry
  readonly stage: Stage | undefined
  readonly downstream: Downstream | undefined
  readonly providerApi: ProviderApi | undefined
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

/** Creates what is mocked; nothing answers yet. */
export function createEndpoints(settings: EndpointSettings): Endpoints {
  const { effects, state, downstream, providerApi, provider, providerApiKey: key } = settings
  const minter = createMinter()
  const isSeen = [effects, state, downstream, providerApi].some((one) => one !== undefined)
  const registry = isSeen ? createRegistry() : blindRegistry
  const isMocked = downstream !== undefined || providerApi !== undefined
  const stage = isMocked ? createStage(registry) : undefined
  return {
    minter,
    registry,
    stage,
    downstream: stage && downstream && createDownstream(stage, registry),
    providerApi: stage && providerApi && createProviderApi({ stage, registry, minter, provider, key }),
  }
}

/** Lets the mocked endpoints answer, where they were asked for. */
export async function listenToAll(
  told: EndpointSettings,
  endpoints: Endpoints,
): Promise<readonly OpenEndpoint[]> {
  const open: OpenEndpoint[] = []
  const all = [
    { place: told.downstream, flag: '--downstream', endpoint: endpoints.downstream },
    { place: told.providerApi, flag: '--provider-api', endpoint: endpoints.providerApi },
  ]
  try {
    for (const { place, flag, endpoint } of all) {
      if (place !== undefined && endpoint !== undefined) open.push(await openOne(place, flag, endpoint))
    }
  } catch (error) {
    for (const one of open) await one.close()
    throw error
  }
  return open
}

async function openOne(
  place: EndpointPlace,
  flag: string,
  { handlers }: Downstream | ProviderApi,
): Promise<OpenEndpoint> {
  if (place.kind === 'port') {
    const { close } = await listenOnLoopback(handlers('*'), place.port, flag)
    return { close, renew: () => {} }
  }
  if (place.server === undefined && isIntercepted()) {
    throw new UsageError(
      'already-intercepted',
      `Cannot intercept ${place.url} for ${flag}: something in this process intercepts requests already.`,
      'Two msw servers silence each other: pass yours as the option `msw`.',
    )
  }
  return interceptInProcess(handlers(`${place.url.replace(/\/+$/, '')}*`), place.server)
}
