import type { EventFamily, Json } from '../../model/index.ts'
import { timeUnitOf } from '../envelope/time-unit.ts'
import { type ScalarPath, scalarPaths } from './scalar-paths.ts'

const changed =
  /^(last)?_?-?(updated|modified|changed|edited|update|modification)_?-?(at|on|time|date|timestamp|ts)?$/i
const happened =
  /^(event)?_?-?(timestamp|time|occurred_?at|happened_?at|event_?time|sent_?at|created|created_?at)$/i
const counted = /^(version|revision|rev|sequence|seq|lock_?version|sequence_?number|etag)$/i

/**
 * Members that carry the version of the entity, the most trustworthy first: those beside its id that say when it
 * changed, counters that really differ, and what the event around it says about when it happened.
 */
export function findVersions(entity: string | null, payloads: readonly Json[]): EventFamily['versions'] {
  if (entity === null) return []
  const holder = entity.slice(0, entity.lastIndexOf('/'))
  const places = scalarPaths(payloads)
  const isBeside = ({ pointer, path }: ScalarPath): boolean =>
    pointer.slice(0, pointer.lastIndexOf('/')) === holder && path.length > 0
  const own = places.filter(isBeside)
  const around = holder === '' ? [] : places.filter(({ path }) => path.length === 1)
  const named = (list: readonly ScalarPath[], pattern: RegExp): readonly ScalarPath[] =>
    list.filter(({ path }) => pattern.test(path.at(-1) ?? ''))
  return [
    ...named(own, changed).flatMap(timed),
    ...named(own, counted).flatMap(versioned),
    ...named(around, happened).flatMap(timed),
  ]
}

function timed({ pointer, values }: ScalarPath): EventFamily['versions'] {
  const given = values.filter((value): value is string | number => value !== null)
  const unit = given.length === 0 ? null : timeUnitOf(given)
  // Digits in a text would be minted as a number.
  const isWritable = unit?.startsWith('iso') === true || given.every((value) => typeof value === 'number')
  return unit === null || !isWritable ? [] : [{ at: pointer, unit }]
}

function versioned({ pointer, values }: ScalarPath): EventFamily['versions'] {
  const given = values.filter((value) => value !== null)
  const counts = given.every((value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 1e9)
  return counts && new Set(given).size > 1 ? [{ at: pointer, unit: 'count' }] : []
}
