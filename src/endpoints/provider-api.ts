import { HttpResponse, http, type RequestHandler } from 'msw'
import type { Provider } from '../contracts/index.ts'
import { decode, type Minter, type Registry } from '../minting/index.ts'
import type { Callback, Fault } from '../model/index.ts'
import { resolveCredential } from '../signing/index.ts'
import { answerFault, hasFailed } from './answer-fault.ts'
import { answerList } from './answer-list.ts'
import { type Call, readCall } from './call.ts'
import { createCollections } from './collections.ts'
import { type Courier, createDeliveryEndpoints } from './delivery-endpoints.ts'
import { createDeliveryLog, type DeliveryLog } from './delivery-log.ts'
import { createEntities, type Entities, type FoundEntity } from './entities.ts'
import { missing, problem } from './problem.ts'
import type { Stage } from './stage.ts'
import { createWebhooks, type Registration } from './webhooks.ts'

/** The REST API of a provider, as far as its contract describes it. */
export interface ProviderApi {
  /**
   * @param pattern Of the URLs that it answers, as msw reads it.
   * @param isOpen False when it answers no more, and every request passes.
   */
  handlers(pattern: string, isOpen?: () => boolean): readonly RequestHandler[]
  /** The newest registration of a webhook, if a receiver made one. */
  registration(): Registration | undefined
  /** How many calls showed no key, or a wrong one. */
  unauthorised(): number
  /** What receivers can look up, and ask for again. */
  readonly deliveries: DeliveryLog
}

/** What playing a provider's API takes. */
export interface ProviderApiInput {
  readonly stage: Stage
  readonly registry: Registry
  readonly minter: Minter
  readonly provider: Provider
  /** What callers have to show; any or none will do when absent. */
  readonly key: string | undefined
  readonly courier: Courier
}

/**
 * Creates the API. It knows every entity of the histories under way in its current version: the newest one that was
 * announced, or that ever happened, as the history says. All else is kept as it was created.
 */
export function createProviderApi(input: ProviderApiInput): ProviderApi {
  const { stage, provider } = input
  const { endpoints } = provider.contract.callbacks
  const routes = endpoints.map(toRoute).sort((a, b) => b.length - a.length)
  const entities = createEntities(input)
  const collections = createCollections()
  const deliveries = createDeliveryLog()
  const webhooks = createWebhooks(endpoints, collections)
  const aboutDeliveries = createDeliveryEndpoints({ ...input, webhooks, deliveries })

  let unauthorised = 0

  const resolve = async ({ request }: { request: Request }): Promise<Response> => {
    const call = await readCall(request)
    const route = routes.find(({ endpoint, pattern }) => {
      return endpoint.method === call.method && pattern.test(call.path)
    })
    if (!isAuthorised(call, input)) {
      unauthorised += 1
      return problem(401, 'the key is missing or wrong')
    }
    if (route === undefined) return problem(404, `there is nothing at ${call.method} ${call.path}`)
    const { endpoint } = route
    const segment = route.pattern.exec(call.path)?.[1]
    const id = segment && decode(segment)
    const found = id === undefined ? undefined : entities.find(id)
    // Only what asks for an entity concerns a history: the answer to anything else cannot be late or missing.
    const owners = found === undefined ? [] : [{ ...found.owner }]
    const fault = await stage.meet('provider-api', call, owners)
    if (hasFailed(fault)) return answerFault(fault)
    if (found !== undefined) return answerEntity(entities, found, fault)
    const sent = await aboutDeliveries.answer(endpoint, id, call)
    if (sent !== undefined) return sent
    if (endpoint.does === 'list') return answerList(endpoint, collections.all(endpoint.of), call)
    const answer = collections.answer(endpoint, id, call.body)
    if (answer === undefined) return missing(endpoint, id)
    if (endpoint.registers !== undefined) webhooks.register(answer)
    return HttpResponse.json(answer)
  }
  return {
    handlers: (pattern, isOpen = () => true) => [
      http.all(pattern, (intercepted) => (isOpen() ? resolve(intercepted) : undefined)),
    ],
    registration: () => webhooks.newest()?.registration,
    unauthorised: () => unauthorised,
    deliveries,
  }
}

function answerEntity(entities: Entities, found: FoundEntity, fault: Fault | null): Response {
  const object = entities.objectOf(found, fault)
  return object === undefined ? problem(404, 'there is no such object') : HttpResponse.json(object)
}

interface Route {
  readonly endpoint: Callback
  /** Of the end of the path: what stands before it is the base of the API, which may be any. */
  readonly pattern: RegExp
  readonly length: number
}

function toRoute(endpoint: Callback): Route {
  const source = endpoint.path
    .split(/\{[^}]+\}/)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^/]+)')
  return { endpoint, pattern: new RegExp(`${source}$`), length: endpoint.path.length }
}

/** Whether the call shows the key in one of the ways that the contract knows. */
function isAuthorised({ headers }: Call, { key, provider }: ProviderApiInput): boolean {
  const ways = provider.contract.callbacks.credential?.value
  if (key === undefined || ways === undefined) return true
  const texts = { username: '', password: '', token: key }
  return ways.some(({ header, value }) => headers.get(header) === resolveCredential(value, texts))
}
