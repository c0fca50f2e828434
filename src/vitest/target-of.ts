import type { RequestListener } from 'node:http'
import { isLoopback, UsageError } from '../model/index.ts'
import type { FetchHandler, Target } from '../probe/index.ts'
import type { FastifyLike, Receiver } from './receiver.ts'

/** How deliveries get to the receiver. */
export interface Way {
  /** Where deliveries go. */
  readonly path?: string | undefined
  /** Accepts URLs beyond this machine. */
  readonly allowRemote?: boolean | undefined
}

/**
 * Recognises what kind of receiver was given.
 *
 * Functions are told apart by the number of their parameters: none is asked for the receiver, one is a Fetch
 * handler, more are a Node listener.
 */
export async function targetOf(receiver: Receiver, way: Way = {}): Promise<Target> {
  if (typeof receiver !== 'function' || receiver.length > 0) return plainTarget(receiver, way)
  const given: unknown = await (receiver as () => unknown)()
  if (typeof given === 'function' && given.length === 0)
    throw unknownReceiver('a function without parameters')
  return plainTarget(given, way)
}

async function plainTarget(given: unknown, { path, allowRemote }: Way): Promise<Target> {
  const fetching = (handler: FetchHandler): Target => ({ kind: 'fetch', handler, path: path ?? '/' })
  const listening = (listener: RequestListener): Target => ({ kind: 'listener', listener, path: path ?? '/' })
  if (typeof given === 'string' || given instanceof URL) {
    return { kind: 'url', url: urlOf(given, path, allowRemote === true) }
  }
  if (typeof given === 'function') {
    return given.length === 1 ? fetching(given as FetchHandler) : listening(given as RequestListener)
  }
  if (has(given, 'fetch')) return fetching((request) => given.fetch(request) as Response)
  if (has(given, 'listener')) return listening(given.listener as RequestListener)
  if (has(given, 'ready') && has(given, 'routing')) {
    const fastify = given as unknown as FastifyLike
    await fastify.ready()
    return listening((request, response) => fastify.routing(request, response))
  }
  if (has(given, 'callback')) return listening(given.callback() as RequestListener)
  throw unknownReceiver(describe(given))
}

function urlOf(given: string | URL, path: string | undefined, allowRemote: boolean): string {
  if (!URL.canParse(String(given))) {
    throw new UsageError(
      'invalid-url',
      `Cannot test the receiver "${given}": it is no URL.`,
      'Give it with its scheme, for example http://localhost:3000/hooks.',
    )
  }
  const url = path === undefined ? new URL(given) : new URL(path, given)
  if (isLoopback(url.hostname) || allowRemote) return url.href
  throw new UsageError(
    'remote-target',
    `Cannot test ${url.hostname}: it is not this machine, and the deliveries are hostile by design.`,
    'Set `allowRemote` if the receiver is yours and not in production.',
  )
}

function has<K extends string>(value: unknown, key: K): value is Record<K, (...given: unknown[]) => unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as Record<K, unknown>)[key] === 'function'
  )
}

function describe(given: unknown): string {
  if (given === null || given === undefined) return String(given)
  if (typeof given !== 'object') return `a ${typeof given}`
  const { name = 'Object' } = given.constructor ?? {}
  if (name !== 'Object') return `an instance of ${name}`
  const members = Object.keys(given).slice(0, 5).join(', ')
  return `an object with ${members === '' ? 'no members' : members}`
}

function unknownReceiver(found: string): UsageError {
  return new UsageError(
    'unknown-receiver',
    `Cannot test the receiver: it is ${found}.`,
    'Give a URL, a Fetch handler, a Node listener, an application of Hono, Express, Koa or Fastify; or say which it is with { fetch } or { listener }.',
  )
}
