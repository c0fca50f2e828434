import type { Contract, Json, Location } from '../model/index.ts'
import { headerValue, type WireRequest } from '../model/index.ts'
import { boundedCache } from './bounded-cache.ts'

/** The parts of a contract that signing depends on. */
export type SigningContract = Pick<Contract, 'freshness' | 'times' | 'identity'>

/** A header, or the member of a list in one: `t` in `t=1,v1=2`. */
export interface HeaderPlace {
  readonly name: string
  readonly member: string | null
}

const headerPlaces = boundedCache<HeaderPlace | null>(1024)

/** The header that a location is in, or `null` where it is not in one. */
export function headerPlace(at: Location): HeaderPlace | null {
  return headerPlaces(at, () => readHeaderPlace(at))
}

function readHeaderPlace(at: Location): HeaderPlace | null {
  const [, name, member] = /^header:([^#]+)(?:#(.*))?$/.exec(at) ?? []
  return name === undefined ? null : { name, member: member ?? null }
}

/** The text at a location; empty where there is nothing, because absent parts are signed as nothing. */
export function textAt(request: WireRequest, at: Location): string {
  const split = at.indexOf(':')
  const place = at.slice(0, split)
  const name = at.slice(split + 1)
  const header = headerPlace(at)
  if (header !== null) return memberText(headerValue(request.headers, header.name) ?? '', header.member)
  if (place === 'query') return queryOf(request).get(name) ?? ''
  if (place === 'form') return new URLSearchParams(Buffer.from(request.body).toString()).get(name) ?? ''
  return textOf(pointed(parsedBody(request), name))
}

/** The request with its headers of that name (in any letter case) replaced by these values, in their place. */
export function withHeader(request: WireRequest, name: string, values: readonly string[]): WireRequest {
  const wanted = name.toLowerCase()
  const fresh = values.map((value) => [name, value] as const)
  const first = request.headers.findIndex(([given]) => given.toLowerCase() === wanted)
  if (first === -1) return { ...request, headers: [...request.headers, ...fresh] }
  const before = request.headers.slice(0, first)
  const after = request.headers.slice(first + 1).filter(([given]) => given.toLowerCase() !== wanted)
  return { ...request, headers: [...before, ...fresh, ...after] }
}

function memberText(value: string, member: string | null): string {
  if (member === null) return value
  const items = value.split(/[,;]/).map((item) => item.trim())
  return items.find((item) => item.startsWith(`${member}=`))?.slice(member.length + 1) ?? ''
}

function queryOf(request: WireRequest): URLSearchParams {
  return new URL(request.url).searchParams
}

function parsedBody(request: WireRequest): Json | undefined {
  try {
    return JSON.parse(Buffer.from(request.body).toString()) as Json
  } catch {
    return undefined
  }
}

function pointed(value: Json | undefined, pointer: string): Json | undefined {
  let found: unknown = value
  for (const token of pointer.split('/').slice(1)) {
    if (typeof found !== 'object' || found === null) return undefined
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
    found = Object.hasOwn(found, name) ? (found as Record<string, unknown>)[name] : undefined
  }
  return found as Json | undefined
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
