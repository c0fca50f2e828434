import { findEvent, parseLocation } from '../contracts/index.ts'
import { type Contract, headerValue, type Location, type TimeUnit, type WireRequest } from '../model/index.ts'
import { editJsonText, type JsonTextEdit } from './edit-json-text.ts'
import { readInstant } from './read-instant.ts'

/** A place in which a delivery says when something happened. */
export interface EventTime {
  readonly at: Location
  readonly unit: TimeUnit
}

/** Where deliveries of an event say when something happened. */
export function eventTimes(contract: Contract, event: string | null): readonly EventTime[] {
  const family = event === null ? undefined : findEvent(contract, event)?.family
  const versions = (family?.versions ?? []).flatMap(({ at, unit }) =>
    unit === 'count' ? [] : [{ at: `body:${at}`, unit }],
  )
  const times = contract.times.filter(({ clock }) => clock === 'event')
  const known = new Set(times.map(({ at }) => at))
  return [...times, ...versions.filter(({ at }) => !known.has(at))]
}

/** What stands in such a place, and the instant that it means in milliseconds; `null` where it means none. */
export function readEventTime(
  { at, unit }: EventTime,
  headers: WireRequest['headers'],
  body: JsonTextEdit,
): { readonly found: string | number; readonly instantMs: number } | null {
  const { place, name } = parseLocation(at)
  const found = place === 'body' ? body.get(name) : headerValue(headers, name)
  const instantMs = readInstant(found, unit)
  if (instantMs === null || (typeof found !== 'string' && typeof found !== 'number')) return null
  return { found, instantMs }
}

/** When the things happened that a delivery tells of, in milliseconds. */
export function eventInstants(
  { headers, body }: Pick<WireRequest, 'headers' | 'body'>,
  event: string | null,
  contract: Contract,
): readonly number[] {
  const text = editJsonText(body)
  return eventTimes(contract, event).flatMap((one) => readEventTime(one, headers, text)?.instantMs ?? [])
}
