import type { Provider } from '../contracts/index.ts'
import { isAcknowledged } from '../judging/index.ts'
import type { AttemptRecord, Credentials, Tampering } from '../model/index.ts'
import { openTarget, type Target } from '../probe/index.ts'
import { requireCredentials } from '../signing/index.ts'
import { drawEvent } from './draw-event.ts'
import { createEndpoints } from './open-endpoints.ts'
import { chooseMode, openSession } from './open-session.ts'
import { sendWorld } from './send-world.ts'

/** One delivery to send. */
export interface SendSettings {
  readonly provider: Provider
  readonly target: Target
  readonly auth?: string
  readonly credentials: Credentials
  /** An event type of the contract; the first one when absent. */
  readonly event?: string
  /** Changes the signed attempt; a genuine delivery when absent. */
  readonly tampering?: Tampering
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** Of the payload; random when absent. */
  readonly seed?: number
}

/** What was sent and answered. */
export interface SentOnce {
  readonly event: string
  readonly attempt: AttemptRecord
  /** Whether the provider would count the answer as success. */
  readonly acknowledged: boolean
}

/** Sends one delivery, genuine or tampered with, and tells what came back. Nothing is retried. */
export async function sendOnce(settings: SendSettings): Promise<SentOnce> {
  const { contract } = settings.provider
  const mode = chooseMode(contract, settings.auth)
  requireCredentials(mode, settings.credentials)
  const type = settings.event ?? contract.events.families[0]?.types[0]?.type ?? ''
  const event = drawEvent(settings.provider, mode, type, settings.seed)
  const endpoints = await createEndpoints(settings)
  const transport = await openTarget(settings.target, 1)
  try {
    const session = openSession(settings, mode, { transport, endpoints })
    const plan = {
      event: 0,
      delivery: 'a',
      nature: settings.tampering === undefined ? 'genuine' : 'odd',
      ...(settings.tampering === undefined ? {} : { tampering: settings.tampering }),
    } as const
    const { attempts } = await sendWorld(session, { events: [event], moments: [[plan]] }, 'never')
    const [attempt] = attempts
    if (attempt === undefined) throw new Error('nothing was sent')
    return { event: type, attempt, acknowledged: isAcknowledged(attempt.answer, contract) }
  } finally {
    await transport.close()
  }
}
