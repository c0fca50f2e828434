import type { Json } from '../../model/index.ts'
import { formatOf } from '../payloads/string-format.ts'
import { scalarPaths } from './scalar-paths.ts'

/** Names of texts that people write, the most usual first. */
const names =
  'title description note notes comment text name subject summary info message label lastname last_name lastName full_name fullName content heading'.split(
    ' ',
  )
const most = 3

/**
 * Members beside the entity's id that hold free text, by their names: safe to vary, so that versions can be told
 * apart when they are seen again.
 */
export function findMarkers(entity: string | null, payloads: readonly Json[]): readonly string[] {
  if (entity === null) return []
  const holder = entity.slice(0, entity.lastIndexOf('/'))
  return scalarPaths(payloads)
    .filter(({ pointer, path, values }) => {
      const texts = values.filter((value) => typeof value === 'string')
      const isBeside = pointer.slice(0, pointer.lastIndexOf('/')) === holder
      const isFree = texts.length > 0 && !values.some((value) => typeof value === 'number')
      return isBeside && isFree && names.includes(path.at(-1) ?? '') && formatOf(texts) === undefined
    })
    .toSorted((a, b) => names.indexOf(a.path.at(-1) ?? '') - names.indexOf(b.path.at(-1) ?? ''))
    .slice(0, most)
    .map(({ pointer }) => pointer)
}
