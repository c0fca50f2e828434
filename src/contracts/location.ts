import { headerValue, type Json, type Location, type WireRequest } from '../model/index.ts'
import { getPointer } from '../schemas/index.ts'

/** Headers as they come from the wire, or as an object. */
export type HeadersLike = WireRequest['headers'] | Readonly<Record<string, string>>

/** A message as far as locations reach into it. */
export interface ReadableMessage {
  readonly headers: HeadersLike
  /** The parsed body. */
  readonly payload: Json
  /** Absolute, or at least with the query string. */
  readonly url?: string
}

/** A location, taken apart. */
export interface ParsedLocation {
  readonly place: 'header' | 'body' | 'query' | 'form'
  /** The header's name, the JSON Pointer, or the parameter's name. */
  readonly name: string
  /** `t` of `header:X-Name#t`: one member of a list like `t=1,v1=2`. */
  readonly member?: string
}

/** Takes a location apart; contracts that passed their schema hold only valid ones. */
export function parseLocation(location: Location): ParsedLocation {
  const colon = location.indexOf(':')
  const place = location.slice(0, colon) as ParsedLocation['place']
  const rest = location.slice(colon + 1)
  const [name = rest, member] = place === 'header' ? rest.split('#') : [rest]
  return member === undefined ? { place, name } : { place, name, member }
}

const parsed = new Map<Location, ParsedLocation>()

/** The same, remembered: contracts have few locations, and every message is read at all of them. */
function known(location: Location): ParsedLocation {
  const found = parsed.get(location)
  if (found !== undefined) return found
  const made = parseLocation(location)
  if (parsed.size > 10_000) parsed.clear()
  parsed.set(location, made)
  return made
}

/** What stands at a location of a message; `undefined` where there is nothing. */
export function readLocation(location: Location, message: ReadableMessage): Json | undefined {
  const { place, name, member } = known(location)
  switch (place) {
    case 'header': {
      const value = headerAt(message.headers, name)
      return member === undefined || value === undefined ? value : memberOf(value, member)
    }
    case 'body':
      return getPointer(message.payload, name)
    case 'form':
      return getPointer(message.payload, `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    case 'query':
      return new URL(message.url ?? '', 'http://localhost').searchParams.get(name) ?? undefined
  }
}

function headerAt(headers: HeadersLike, name: string): string | undefined {
  if (isPairs(headers)) return headerValue(headers, name)
  const lower = name.toLowerCase()
  if (Object.hasOwn(headers, lower)) return headers[lower]
  for (const given of Object.keys(headers))
    if (given.length === name.length && given.toLowerCase() === lower) return headers[given]
  return undefined
}

function isPairs(headers: HeadersLike): headers is WireRequest['headers'] {
  return Array.isArray(headers)
}

function memberOf(value: string, member: string): string | undefined {
  const entries = value.split(/[,;]/).map((entry) => entry.trim())
  return entries.find((entry) => entry.startsWith(`${member}=`))?.slice(member.length + 1)
}
