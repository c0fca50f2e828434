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

/** What stands at a location of a message; `undefined` where there is nothing. */
export function readLocation(location: Location, message: ReadableMessage): Json | undefined {
  const { place, name, member } = parseLocation(location)
  switch (place) {
    case 'header': {
      const value = headerValue(pairsOf(message.headers), name)
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

function pairsOf(headers: HeadersLike): WireRequest['headers'] {
  return isPairs(headers) ? headers : Object.entries(headers)
}

function isPairs(headers: HeadersLike): headers is WireRequest['headers'] {
  return Array.isArray(headers)
}

function memberOf(value: string, member: string): string | undefined {
  const entries = value.split(/[,;]/).map((entry) => entry.trim())
  return entries.find((entry) => entry.startsWith(`${member}=`))?.slice(member.length + 1)
}
