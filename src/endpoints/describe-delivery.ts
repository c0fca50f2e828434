import { readLocation } from '../contracts/index.ts'
import type { Contract, DeliveryWord, Json } from '../model/index.ts'
import { setPointer } from '../schemas/index.ts'
import type { LoggedDelivery } from './delivery-log.ts'

/** What a provider's record of a delivery says: the members that its contract knows. */
export type DeliveryRecord = NonNullable<Contract['callbacks']['deliveries']>['value']

/**
 * Tells a delivery as its provider would.
 *
 * @param webhook Id of the webhook that it went to.
 */
export function describeDelivery(
  { says }: DeliveryRecord,
  delivery: LoggedDelivery,
  webhook: string | undefined,
): Json {
  let record: Json = {}
  for (const [pointer, word] of Object.entries(says)) {
    const value = word.includes(':')
      ? located(word, delivery)
      : words[word as DeliveryWord](delivery, webhook)
    if (value !== undefined) record = setPointer(record, pointer, value)
  }
  return record
}

const words: Readonly<
  Record<DeliveryWord, (delivery: LoggedDelivery, webhook: string | undefined) => Json | undefined>
> = {
  id: ({ id }) => id,
  webhook: (_, webhook) => webhook,
  event: ({ event }) => event,
  url: ({ request }) => request.url,
  body: ({ request }) => Buffer.from(request.body).toString('base64'),
  status: ({ answer }) => (answer.kind === 'status' ? answer.status : undefined),
  answer: ({ answer }) =>
    answer.kind === 'status' ? Buffer.from(answer.body).toString('base64') : undefined,
  'sent-at': ({ sentAtMs }) => new Date(sentAtMs).toISOString(),
  duration: ({ answer }) => String(Math.round(answer.elapsedMs)),
  success: ({ acknowledged }) => acknowledged,
  error: ({ answer }) => (answer.kind === 'status' ? undefined : answer.detail),
  retries: ({ retries }) => retries,
}

function located(location: string, { request }: LoggedDelivery): Json | undefined {
  const { headers, url } = request
  return readLocation(location, { headers, url, payload: payloadOf(request.body) })
}

function payloadOf(body: Uint8Array): Json {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as Json
  } catch {
    return null
  }
}
