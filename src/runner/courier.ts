import type { Courier } from '../endpoints/index.ts'
import { openTarget, type Target, type Transport } from '../probe/index.ts'
import { deliverAlone } from './deliver-alone.ts'
import { drawEvent } from './draw-event.ts'
import type { Endpoints } from './open-endpoints.ts'
import { chooseMode, openSession, type SessionSettings } from './open-session.ts'
import { registeredTarget } from './registered-target.ts'
import { beginSending } from './sending.ts'

/** What a courier is told. */
export type CourierSettings = SessionSettings & { readonly target: Target; readonly auth?: string }

/** One that keeps the ways open on which it sent, because it may be asked to send again. */
export interface OpenCourier extends Courier {
  close(): Promise<void>
}

/**
 * Creates what sends test events. It needs no session: a receiver may ask for one while it starts, before the first
 * history.
 *
 * @param endpoints Asked for only when something is sent.
 */
export function createCourier(settings: CourierSettings, endpoints: () => Endpoints): OpenCourier {
  const ways = new Map<string, Promise<Transport>>()
  const wayTo = (target: Target & { readonly kind: 'url' }): Promise<Transport> => {
    const way = ways.get(target.url) ?? openTarget(target, 1)
    ways.set(target.url, way)
    return way
  }
  return {
    sendTest: async (to, type) => {
      const mode = chooseMode(settings.provider.contract, settings.auth)
      const event = drawEvent(settings.provider, mode, type)
      const transport = await wayTo(registeredTarget(to, settings.target))
      const { secret = settings.credentials.secret } = to
      const credentials = { ...settings.credentials, ...(secret === undefined ? {} : { secret }) }
      const session = openSession({ ...settings, credentials }, mode, { transport, endpoints: endpoints() })
      const { minted, play } = beginSending(session, { events: [event], moments: [] })
      play?.announce(0)
      return deliverAlone(session, minted, 0)
    },
    close: async () => {
      for (const way of ways.values()) await (await way).close()
    },
  }
}
