import type { Grounds, TimeField } from '../../model/index.ts'
import { toPointer } from '../../schemas/index.ts'
import { scalarPaths } from '../events/scalar-paths.ts'
import type { Sample } from '../sample.ts'
import type { ObservedHeader } from './observe-headers.ts'
import { timeUnitOf } from './time-unit.ts'

const timeHeader = /(^|-)(time|timestamp|ts|at|sent|date|datetime|triggered-at|occurred-at|created-at)$/
const timeMember =
  /^(event|webhook)?_?(timestamp|time|date|ts|created|created_?at|occurred_?at|happened_?at|sent_?at|triggered_?at|fired_?at)$/i

/**
 * Times that deliveries carry outside their entity, with units read off their digits.
 *
 * @param signed Templates of signed bytes: a signed time is that of the attempt.
 * @param isFlat Whether the entity is the payload itself, so that its members are the entity's own.
 */
export function findTimes(
  headers: readonly ObservedHeader[],
  samples: readonly Sample[],
  {
    signed,
    isFlat,
    grounds,
  }: { readonly signed: readonly string[]; readonly isFlat: boolean; readonly grounds: Grounds },
): readonly TimeField[] {
  const inHeaders = headers.flatMap(({ name, key, values }): readonly TimeField[] => {
    const unit = timeUnitOf(values)
    const isSigned = signed.some((template) => template.includes(`{header:${name}}`))
    if (unit === null || !(timeHeader.test(key) || isSigned)) return []
    const note = isSigned
      ? 'Signed, so read as the time of sending.'
      : 'Read as the time of sending; it may be that of the event.'
    return [{ at: `header:${name}`, unit, clock: 'attempt', ...grounds, note }]
  })
  if (isFlat) return inHeaders
  const inBodies = scalarPaths(samples.map(({ payload }) => payload)).flatMap(
    ({ path, values }): readonly TimeField[] => {
      const [name = ''] = path
      const given = values.filter((value) => value !== null)
      const unit =
        path.length === 1 && timeMember.test(name) ? timeUnitOf(given as (string | number)[]) : null
      // Digits in a text would be minted as a number.
      const isWritable = unit?.startsWith('iso') === true || given.every((value) => typeof value === 'number')
      if (unit === null || given.length === 0 || !isWritable) return []
      const note = 'Read as the time of the event.'
      return [{ at: `body:${toPointer(path)}`, unit, clock: 'event', ...grounds, note }]
    },
  )
  return [...inHeaders, ...inBodies]
}
