import { recogniseEvent } from '../contracts/index.ts'
import type { Contract, Json } from '../model/index.ts'
import { isJsonObject } from '../schemas/index.ts'
import type { ReceivedRequest } from './received-request.ts'
import { type Reply, textReply } from './reply.ts'

/** A handshake that was recognised, and its answer. */
export interface Handshake {
  readonly when: Contract['handshake'][number]['when']
  readonly reply: Reply
  /** Where it carries the secret, if it does. */
  readonly yields: string | null
}

type Exchange = Contract['handshake'][number]
type Names = Map<string, string>

/**
 * Answers a handshake as its contract describes: `request` and `expect` are templates with the members `query`,
 * `headers` and `body`, and in the answer `status`; what `{name}` stands for in the one is echoed in the other.
 *
 * `null` where it is none, where it is an ordinary event all the same, and where the answer would have to be computed or
 * be a refusal: then nobody can say here what is right.
 */
export function answerHandshake(contract: Contract, request: ReceivedRequest): Handshake | null {
  if (contract.handshake.length === 0) return null
  const parts = partsOf(request)
  for (const exchange of contract.handshake) {
    const names = matches(exchange, request, parts)
    if (names === null) continue
    if (isEvent(contract, request, parts)) return null
    const reply = replyTo(exchange.expect, names)
    if (reply !== null) return { when: exchange.when, reply, yields: exchange.yields ?? null }
  }
  return null
}

/** A request as templates see it: names of headers in lower case. */
type Parts = Readonly<Record<'query' | 'headers' | 'body', Json>>

function partsOf({ url, headers, body }: ReceivedRequest): Parts {
  const text = Buffer.from(body).toString('utf8')
  return {
    query: Object.fromEntries(new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '')),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: parsed(text) ?? text,
  }
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function isEvent(contract: Contract, request: ReceivedRequest, { body }: Parts): boolean {
  return recogniseEvent(contract, { headers: request.headers, payload: body, url: request.url }) !== undefined
}

function matches(
  { method, request: template }: Exchange,
  request: ReceivedRequest,
  parts: Parts,
): Names | null {
  if (method.toUpperCase() !== request.method.toUpperCase() || !isJsonObject(template)) return null
  const told = (['query', 'headers', 'body'] as const).filter((part) => template[part] !== undefined)
  const names: Names = new Map()
  const fits = told.every((part) => {
    const wanted = template[part] as Json
    return fitsTemplate(part === 'headers' ? lowerCased(wanted) : wanted, parts[part], names)
  })
  // A template that says nothing would take everything for a handshake.
  return fits && told.length > 0 ? names : null
}

function lowerCased(headers: Json): Json {
  if (!isJsonObject(headers)) return headers
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** Whether a value is what a template says; members that it does not name may be there. */
function fitsTemplate(template: Json, value: Json | undefined, names: Names): boolean {
  if (value === undefined) return false
  if (typeof template === 'string') {
    const [, name] = /^\{([^{}]+)\}$/.exec(template) ?? []
    if (name === undefined) return template === value
    if (typeof value !== 'string' && typeof value !== 'number') return false
    names.set(name, String(value))
    return true
  }
  if (!isJsonObject(template)) return JSON.stringify(template) === JSON.stringify(value)
  return (
    isJsonObject(value) &&
    Object.entries(template).every(
      ([name, inner]) => Object.hasOwn(value, name) && fitsTemplate(inner, value[name], names),
    )
  )
}

function replyTo(expect: Json, names: Names): Reply | null {
  const template = isJsonObject(expect) ? expect : {}
  const status = String(template.status ?? '200')
  const filled = fill(template, names)
  if (!/^[23]/.test(status) || filled === null || !isJsonObject(filled)) return null
  const { body = '', headers } = filled
  const reply =
    typeof body === 'string'
      ? textReply(Number(status.replace('xx', '00')), body)
      : textReply(Number(status.replace('xx', '00')), JSON.stringify(body), 'application/json')
  const own = isJsonObject(headers)
    ? Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
    : []
  const given = new Set(own.map(([name]) => name.toLowerCase()))
  return { ...reply, headers: [...reply.headers.filter(([name]) => !given.has(name)), ...own] }
}

/** A template with its names filled in; `null` where one of them stands for nothing. */
function fill(template: Json, names: Names): Json | null {
  let isComplete = true
  const text = JSON.stringify(template, (_, value: unknown) =>
    typeof value !== 'string'
      ? value
      : value.replace(/\{([^{}]+)\}/g, (_whole, name: string) => {
          const found = names.get(name)
          if (found === undefined) isComplete = false
          return found ?? ''
        }),
  )
  return isComplete ? (JSON.parse(text) as Json) : null
}
