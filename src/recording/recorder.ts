import {
  type CapturedDelivery,
  judgeDelivery,
  type ValidatedDelivery,
  type ValidationQuestion,
} from '../captures/index.ts'
import { acknowledgement } from './acknowledgement.ts'
import { captureLine } from './capture-line.ts'
import { forStorage, type StoragePolicy } from './for-storage.ts'
import { type Forwarded, type ForwardSettings, forward, wasForwarded } from './forward.ts'
import { answerHandshake, type Handshake } from './handshake.ts'
import { isMereLook, type ReceivedRequest } from './received-request.ts'
import { sparedOf } from './redaction/spared.ts'
import { type Reply, textReply } from './reply.ts'

/** Something that is worth a line. Times in ISO 8601. */
export type Happening =
  | {
      readonly kind: 'delivery'
      /** 1, 2, …: in the order of arrival. */
      readonly number: number
      readonly receivedAt: string
      readonly bytes: number
      readonly judged: ValidatedDelivery
      /** `null` where nothing is forwarded. */
      readonly forwarded: Forwarded | null
      readonly reply: Reply
    }
  | { readonly kind: 'handshake'; readonly receivedAt: string; readonly handshake: Handshake }
  | { readonly kind: 'look'; readonly receivedAt: string; readonly method: string; readonly url: string }
  /** It came back from where it was passed on to. */
  | { readonly kind: 'loop'; readonly receivedAt: string; readonly method: string; readonly url: string }
  /** It was not acknowledged: `error` says why it could not be stored. */
  | { readonly kind: 'not-stored'; readonly receivedAt: string; readonly error: unknown }

/** What a recorder is told. */
export interface RecorderSettings {
  readonly question: ValidationQuestion
  /** Resolves once a line is stored; `null` where nothing is. */
  readonly store: ((line: string) => Promise<void>) | null
  readonly policy: StoragePolicy
  readonly forward: ForwardSettings | null
  /** No more deliveries than that are taken. */
  readonly limit: number | null
  readonly nowMs: () => number
  readonly onHappening: (happening: Happening) => void
}

/** Takes deliveries in the place of a receiver. */
export interface Recorder {
  readonly answer: (request: ReceivedRequest) => Promise<Reply>
  /** Resolves when as many as wanted were taken. */
  readonly full: Promise<void>
}

/**
 * Creates a recorder: stores each delivery, judges it, passes it on where that is wanted, and answers as its provider
 * expects. What is acknowledged was stored before.
 */
export function createRecorder(settings: RecorderSettings): Recorder {
  const { question, store, policy, limit, nowMs, onHappening } = settings
  let taken = 0
  let done = 0
  let fill: () => void = () => {}
  const full = new Promise<void>((resolve) => {
    fill = resolve
  })

  const take = async (request: ReceivedRequest, receivedAt: string, number: number): Promise<Reply> => {
    const { judged, provider } = judgeDelivery(captured(request, number, receivedAt), question)
    const spared = sparedOf(provider)
    const stored =
      store === null && policy.redactor === null ? null : forStorage(request, receivedAt, policy, spared)
    if (stored !== null) await store?.(captureLine(stored))
    const to = settings.forward
    const forwarded = to === null ? null : await forward(request, to)
    const reply = forwarded?.reply ?? acknowledgement(provider?.contract ?? null)
    onHappening({
      kind: 'delivery',
      number,
      receivedAt,
      bytes: request.body.length,
      judged,
      forwarded,
      reply,
    })
    done += 1
    if (done === limit) fill()
    return reply
  }

  /** What is no delivery is not stored; where there is a receiver, it is asked all the same. */
  const other = async (request: ReceivedRequest, own: Reply): Promise<Reply> => {
    if (settings.forward === null) return own
    const { reply, failure } = await forward(request, settings.forward)
    return failure === null ? reply : own
  }

  const answer = async (request: ReceivedRequest): Promise<Reply> => {
    const receivedAt = new Date(nowMs()).toISOString()
    if (settings.forward !== null && wasForwarded(request, settings.forward)) {
      onHappening({ kind: 'loop', receivedAt, method: request.method, url: request.url })
      return textReply(508, 'The receiver leads back to where deliveries are recorded.\n')
    }
    for (const { contract } of question.providers) {
      const handshake = answerHandshake(contract, request)
      if (handshake === null) continue
      onHappening({ kind: 'handshake', receivedAt, handshake })
      return other(request, handshake.reply)
    }
    if (isMereLook(request)) {
      onHappening({ kind: 'look', receivedAt, method: request.method, url: request.url })
      return other(request, textReply(200, 'Deliveries are recorded here.\n'))
    }
    if (limit !== null && taken >= limit)
      return textReply(503, 'As many deliveries as wanted were recorded.\n')
    try {
      taken += 1
      return await take(request, receivedAt, taken)
    } catch (error) {
      taken -= 1
      onHappening({ kind: 'not-stored', receivedAt, error })
      return textReply(503, 'The delivery could not be stored.\n')
    }
  }
  return { answer, full }
}

/** As a reader would give it back, but for its place: it is in no file yet. */
function captured(request: ReceivedRequest, number: number, receivedAt: string): CapturedDelivery {
  return {
    kind: 'delivery',
    place: { file: 'live', entry: number, line: number, column: 1 },
    ...request,
    bodyPlace: null,
    fidelity: 'exact',
    receivedAt,
  }
}
