import { randomUUID } from 'node:crypto'
import { HttpResponse, http, type RequestHandler } from 'msw'
import { plainPath, type Registry } from '../minting/index.ts'
import type { Json } from '../model/index.ts'
import { isJsonObject } from '../schemas/index.ts'
import { answerFault, hasFailed } from './answer-fault.ts'
import { type Call, readCall } from './call.ts'
import { gatherFields } from './gather-fields.ts'
import type { Stage } from './stage.ts'

/** What receivers call to get their work done, whatever it is. */
export interface Downstream {
  /**
   * @param pattern Of the URLs that it answers, as msw reads it.
   * @param isOpen False when it answers no more, and every request passes.
   */
  handlers(pattern: string, isOpen?: () => boolean): readonly RequestHandler[]
  /** The calls that were carried out, oldest first; it only grows. */
  effects(): readonly Json[]
}

/**
 * Creates a downstream that takes everything. A call that reads is no effect; a call that repeats the idempotency key of
 * one that was carried out, or that sets again what was set last, changes nothing. A call that fails, or whose caller does
 * not wait for its answer, is not carried out.
 */
export function createDownstream(stage: Stage, registry: Registry): Downstream {
  const log: Json[] = []
  const answers = new Map<string, Json>()
  const lastSet = new Map<string, string>()
  const isRepeated = ({ method, path, query, body }: Call): boolean => {
    if (method === 'POST') return false
    const place = JSON.stringify([path, query])
    const text = JSON.stringify([method, body])
    const repeated = lastSet.get(place) === text
    lastSet.set(place, text)
    return repeated
  }
  const carryOut = (call: Call): Json => {
    const key = call.headers.get('idempotency-key')
    const known = key === null ? undefined : answers.get(keyOf(call, key))
    if (known !== undefined) return known
    const answer = { id: randomUUID(), ...(isJsonObject(call.body) ? call.body : {}) }
    if (key !== null) answers.set(keyOf(call, key), answer)
    if (!isRepeated(call)) log.push(effectOf(call, registry))
    return answer
  }
  const resolve = async ({ request }: { request: Request }): Promise<Response> => {
    const call = await readCall(request)
    const fault = await stage.meet('downstream', call)
    if (hasFailed(fault)) return answerFault(fault)
    if (isRead(call)) return HttpResponse.json({})
    return HttpResponse.json(carryOut(call))
  }
  return {
    handlers: (pattern, isOpen = () => true) => [
      http.all(pattern, (intercepted) => (isOpen() ? resolve(intercepted) : undefined)),
    ],
    effects: () => log,
  }
}

function isRead({ method }: Call): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(method)
}

function keyOf({ method, path }: Call, key: string): string {
  return `${method} ${path} ${key}`
}

function effectOf(call: Call, registry: Registry): Json {
  const { method, path, query, body } = call
  return { [`${method} ${plainPath(path, registry)}`]: { path, query: gatherFields(query), body } }
}
