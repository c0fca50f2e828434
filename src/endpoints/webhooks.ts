import type { Callback, Json, JsonObject } from '../model/index.ts'
import { getPointer } from '../schemas/index.ts'
import type { Collections } from './collections.ts'

/** What a receiver registered for itself. */
export interface Registration {
  readonly url: string
  readonly secret?: string
}

/** A webhook that a receiver registered. */
export interface Webhook {
  readonly id: string
  readonly registration: Registration
}

/** The webhooks among what receivers created at their provider. */
export interface Webhooks {
  /** Something was created that may be one. */
  register(thing: JsonObject): void
  /** The newest one that is still there, as it is now. */
  newest(): Webhook | undefined
  find(id: string): Webhook | undefined
}

/** Finds webhooks in collections, by what the contract says of their registration. */
export function createWebhooks(endpoints: readonly Callback[], collections: Collections): Webhooks {
  const creating = endpoints.find(({ registers }) => registers !== undefined)
  let newest: string | undefined
  const find = (id: string): Webhook | undefined => {
    const thing = creating && collections.find(creating.of, id)
    const registration = thing && readRegistration(creating.registers, thing)
    return registration && { id, registration }
  }
  return {
    register: ({ id }) => {
      if (find(String(id)) !== undefined) newest = String(id)
    },
    newest: () => (newest === undefined ? undefined : find(newest)),
    find,
  }
}

/** What is kept of a webhook is what its registration said, and what the answer added. */
function readRegistration(places: Callback['registers'], thing: Json): Registration | undefined {
  const text = (pointer: string | undefined): string | undefined => {
    const found = pointer === undefined ? undefined : getPointer(thing, pointer)
    return typeof found === 'string' && found !== '' ? found : undefined
  }
  const url = text(places?.url)
  const secret = text(places?.yields) ?? text(places?.secret)
  if (url === undefined) return undefined
  return { url, ...(secret === undefined ? {} : { secret }) }
}
