import { HttpResponse } from 'msw'
import type { Provider } from '../contracts/index.ts'
import { type Callback, type Json, UsageError } from '../model/index.ts'
import { getPointer } from '../schemas/index.ts'
import { answerList } from './answer-list.ts'
import type { Call } from './call.ts'
import type { DeliveryLog, LoggedDelivery } from './delivery-log.ts'
import { describeDelivery } from './describe-delivery.ts'
import { missing, problem } from './problem.ts'
import type { Registration, Webhooks } from './webhooks.ts'

/** Sends what a receiver asks its provider for. */
export interface Courier {
  /**
   * Sends one event of a type to where a webhook was registered.
   *
   * @throws UsageError when the contract has no such type, or nothing may be sent there.
   */
  sendTest(to: Registration, type: string): Promise<LoggedDelivery>
}

/** The part of an API that makes its provider send, and that tells what it sent. */
export interface DeliveryEndpoints {
  /** Undefined when the endpoint is about something else. */
  answer(endpoint: Callback, id: string | undefined, call: Call): Promise<Response | undefined>
}

/** What that takes. */
export interface DeliveryEndpointsInput {
  readonly provider: Provider
  readonly courier: Courier
  readonly webhooks: Webhooks
  readonly deliveries: DeliveryLog
}

/** Creates that part. */
export function createDeliveryEndpoints({
  provider,
  courier,
  webhooks,
  deliveries,
}: DeliveryEndpointsInput): DeliveryEndpoints {
  const record = provider.contract.callbacks.deliveries?.value
  const describe = (delivery: LoggedDelivery): Json =>
    record === undefined ? {} : describeDelivery(record, delivery, webhooks.newest()?.id)

  const sendTest = async (endpoint: Callback, id: string | undefined, { body }: Call): Promise<Response> => {
    const webhook = id === undefined ? webhooks.newest() : webhooks.find(id)
    if (webhook === undefined) return missing(endpoint, id)
    const { event, otherwise = '' } = endpoint.sends ?? {}
    const asked = event === undefined ? undefined : getPointer(body, event)
    const type = typeof asked === 'string' && asked !== '' ? asked : otherwise
    try {
      return HttpResponse.json(describe(await courier.sendTest(webhook.registration, type)))
    } catch (error) {
      if (error instanceof UsageError) return problem(400, error.message)
      throw error
    }
  }

  return {
    answer: async (endpoint, id, call) => {
      const { does, of } = endpoint
      if (does === 'send-test') return sendTest(endpoint, id, call)
      if (of !== record?.of) return undefined
      if (does === 'list') return answerList(endpoint, deliveries.all().map(describe), call)
      const delivery = id === undefined ? undefined : deliveries.find(id)
      if (delivery === undefined) return missing(endpoint, id)
      return HttpResponse.json(describe(does === 'redeliver' ? await delivery.again() : delivery))
    },
  }
}
