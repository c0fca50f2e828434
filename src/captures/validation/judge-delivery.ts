import { type Provider, recogniseEvent } from '../../contracts/index.ts'
import type { CapturedDelivery } from '../capture.ts'
import { judgeBody, judgeHeaders, judgeMissingEvent, judgePayload } from './judge-content.ts'
import { type Explanations, judgeSignature, type SignatureQuestion } from './judge-signature.ts'
import { type CapturedMessage, openMessage } from './message.ts'
import { recogniseProvider } from './recognise-provider.ts'
import type { Remark, ValidatedDelivery } from './validation.ts'

/** Who may have sent the deliveries, and how they were to be authenticated, if that is asked. */
export interface ValidationQuestion {
  /** With one, every delivery is held against it; with several, each against the one it is recognised as. */
  readonly providers: readonly Provider[]
  readonly signature?: (provider: Provider) => SignatureQuestion | null
}

/** A delivery, judged; `provider` is `null` when nobody recognised it. */
export interface JudgedDelivery {
  readonly judged: ValidatedDelivery
  readonly message: CapturedMessage
  readonly provider: Provider | null
}

/**
 * Holds one captured delivery against the contract of its provider.
 *
 * @param explanations Of signatures that do not match; every one is explained without it.
 */
export function judgeDelivery(
  delivery: CapturedDelivery,
  question: ValidationQuestion,
  explanations?: Explanations,
): JudgedDelivery {
  const message = openMessage(delivery)
  const provider = providerOf(message, question.providers)
  return { judged: judge(message, provider, question, explanations), message, provider }
}

function providerOf(message: CapturedMessage, providers: readonly Provider[]): Provider | null {
  return providers.length === 1 ? (providers[0] ?? null) : recogniseProvider(providers, message)
}

function judge(
  message: CapturedMessage,
  provider: Provider | null,
  question: ValidationQuestion,
  explanations: Explanations | undefined,
): ValidatedDelivery {
  const { place, fidelity, receivedAt = null } = message.delivery
  if (provider === null) {
    return {
      place,
      fidelity,
      receivedAt,
      provider: null,
      event: null,
      verdict: 'unjudged',
      signature: 'unasked',
      remarks: [unrecognised(message, question.providers)],
    }
  }
  const { event, remarks: aboutContent } = judgeContent(provider, message)
  const asked = question.signature?.(provider) ?? null
  const { signature, remarks: aboutSignature } =
    asked === null ? unasked : judgeSignature(provider, message, asked, explanations)
  const remarks = [...aboutContent, ...aboutSignature]
  const invalid = remarks.some(({ kind }) => kind === 'problem')
  const isUnread =
    remarks.some(({ kind, subject }) => kind === 'note' && subject === 'body') ||
    (event === null && message.delivery.omits === 'headers')
  return {
    place,
    fidelity,
    receivedAt,
    provider: provider.contract.id,
    event,
    verdict: invalid ? 'invalid' : isUnread ? 'unjudged' : 'valid',
    signature,
    remarks,
  }
}

const unasked = { signature: 'unasked', remarks: [] } as const

function judgeContent(
  provider: Provider,
  message: CapturedMessage,
): { readonly event: string | null; readonly remarks: readonly Remark[] } {
  const { headers, payload, request, delivery } = message
  const { contract } = provider
  const aboutHeaders =
    delivery.omits === 'headers' ? [headersOmitted(message)] : judgeHeaders(provider, message)
  const offered = recogniseEvent(contract, { headers, payload: payload ?? null, url: request.url })
  const event = offered?.event.type ?? null
  const unread = notRead(message, contract.request.encoding?.value ?? 'json')
  if (unread !== null) return { event, remarks: [...aboutHeaders, unread] }
  if (payload === undefined) return { event, remarks: [...aboutHeaders, ...judgeBody(provider, message)] }
  if (offered === undefined) {
    // The event may be told by a header that nobody recorded.
    const missing = delivery.omits === 'headers' ? [] : [judgeMissingEvent(provider, message)]
    return { event, remarks: [...aboutHeaders, ...missing] }
  }
  return {
    event,
    remarks: [...aboutHeaders, ...judgePayload(provider, offered.event, message)],
  }
}

/** Bodies that are not looked into, and why. */
function notRead(message: CapturedMessage, encoding: string): Remark | null {
  const { delivery, isTooDeep } = message
  const note = (code: string, expected: string, received: string): Remark => {
    const { line, column } = delivery.place
    const inFile = { line, column }
    return {
      kind: 'note',
      code,
      subject: 'body',
      pointer: null,
      expected,
      received,
      inBody: null,
      inFile,
      frame: null,
      grounds: null,
    }
  }
  if (delivery.fidelity === 'truncated') {
    return note('body-truncated', 'the whole body', 'only a part of it was captured')
  }
  if (isCompressed(message)) {
    const coding = message.headers['content-encoding']
    return note('body-compressed', 'a body that can be uncompressed', `it is no ${coding} that could be`)
  }
  if (encoding !== 'json')
    return note('body-not-read', 'a JSON body', `bodies in ${encoding} are not read yet`)
  return isTooDeep
    ? note('body-too-deep', 'at most 1,000 levels', 'it is nested more deeply than 1,000 levels')
    : null
}

/** Whether it still is. Tools that record bodies uncompressed leave the header there. */
function isCompressed({ headers, payload, body, delivery }: CapturedMessage): boolean {
  const coding = headers['content-encoding'] ?? 'identity'
  return payload === undefined && body === delivery.body && coding.toLowerCase() !== 'identity'
}

/** Says that nothing can be said about the headers. */
function headersOmitted({ delivery }: CapturedMessage): Remark {
  const { line, column } = delivery.place
  return {
    kind: 'note',
    code: 'headers-not-recorded',
    subject: 'headers',
    pointer: null,
    expected: 'the headers of the delivery',
    received: 'the tool does not record them',
    inBody: null,
    frame: null,
    inFile: { line, column },
    grounds: null,
  }
}

function unrecognised({ delivery }: CapturedMessage, providers: readonly Provider[]): Remark {
  const { line, column } = delivery.place
  return {
    kind: 'note',
    code: 'unknown-provider',
    subject: 'headers',
    pointer: null,
    expected: `a delivery of ${providers.map(({ contract }) => contract.id).join(', ')}`,
    received: 'headers and a body that fit none of them, or several equally well',
    inBody: null,
    inFile: { line, column },
    frame: null,
    grounds: null,
  }
}
