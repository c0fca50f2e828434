import type { Contract } from '../model/index.ts'
import { type Reply, textReply } from './reply.ts'

/** The answer that a provider counts as success: the status and the body of its contract, 200 where nobody knows. */
export function acknowledgement(contract: Contract | null): Reply {
  const status = successStatus(contract?.acknowledgement.statuses?.value ?? ['2xx'])
  const body = contract?.acknowledgement.body?.value ?? null
  if (body === null || status === 204) return textReply(status, '')
  return typeof body === 'string'
    ? textReply(status, body)
    : textReply(status, JSON.stringify(body), 'application/json')
}

/** The plainest of those that count: 200 where it does, else the first. */
function successStatus(statuses: readonly string[]): number {
  if (statuses.some((one) => one === '200' || one === '2xx')) return 200
  const [first = '200'] = statuses
  return Number(first.replace('xx', '00'))
}
