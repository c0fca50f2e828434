import type { Provider } from '../contracts/index.ts'
import { curlOf } from '../judging/curl.ts'
import { isAcknowledged } from '../judging/index.ts'
import type { Answer, AttemptRecord, Credentials, Json, Tampering, Terms } from '../model/index.ts'
import { openTarget, type Target } from '../probe/index.ts'
import { compileSchema, type Problem } from '../schemas/index.ts'
import { requireCredentials } from '../signing/index.ts'
import { drawEvent } from './draw-event.ts'
import { createEndpoints } from './open-endpoints.ts'
import { chooseMode, openSession } from './open-session.ts'
import { sendWorld } from './send-world.ts'
import { type PayloadSetting, setInPayload } from './set-in-payload.ts'

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
  /** Values that stand in the payload when it is signed. */
  readonly set?: readonly PayloadSetting[]
  /** Makes the request and does not send it. */
  readonly dryRun?: boolean
}

/** What was sent and answered. */
export interface SentOnce {
  readonly event: string
  readonly attempt: AttemptRecord
  /** Whether the provider would count the answer as success. */
  readonly acknowledged: boolean
  /** Where the payload is not what its schema says, because of what was set. */
  readonly misfits: readonly Problem[]
  /** A command that sends the same; `null` where curl and a terminal cannot. */
  readonly curl: string | null
}

const notSent: Answer = { kind: 'aborted', detail: 'not sent', elapsedMs: 0 }

/** Sends one delivery, genuine or tampered with, and tells what came back. Nothing is retried. */
export async function sendOnce(settings: SendSettings): Promise<SentOnce> {
  const { contract } = settings.provider
  const mode = chooseMode(contract, settings.auth)
  requireCredentials(mode, settings.credentials)
  const type = settings.event ?? contract.events.families[0]?.types[0]?.type ?? ''
  const event = drawEvent(settings.provider, mode, type, settings.seed)
  const endpoints = await createEndpoints(settings)
  const way = await openTarget(settings.target, 1)
  const transport = settings.dryRun === true ? { ...way, send: async () => notSent } : way
  try {
    const opened = openSession(settings, mode, { transport, endpoints })
    let misfits: readonly Problem[] = []
    const editPayload = (payload: Json): Json => {
      const changed = setInPayload(payload, settings.set ?? [])
      const schema = settings.provider.schemas[type]
      misfits = schema === undefined ? [] : compileSchema(schema).validate(changed)
      return changed
    }
    const session =
      settings.set === undefined ? opened : { ...opened, endpoint: { ...opened.endpoint, editPayload } }
    const plan = {
      event: 0,
      delivery: 'a',
      nature: settings.tampering === undefined ? 'genuine' : 'odd',
      ...(settings.tampering === undefined ? {} : { tampering: settings.tampering }),
    } as const
    const { attempts } = await sendWorld(session, { events: [event], moments: [[plan]] }, 'never')
    const [attempt] = attempts
    if (attempt === undefined) throw new Error('nothing was sent')
    const acknowledged = isAcknowledged(attempt.answer, contract)
    const { schemas } = settings.provider
    const terms: Terms = { contract, mode, events: [session.offered(type)], schemas }
    return { event: type, attempt, acknowledged, misfits, curl: curlOf(attempt, terms) }
  } finally {
    await transport.close()
  }
}
