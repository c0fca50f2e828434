import type { JsonObject } from '../../model/index.ts'

/** More names than these are no names of fields. */
const mostFields = 250

const keyShapes: readonly RegExp[] = [
  /^\d+$/,
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^\d{4}-\d\d(-\d\d)?([T ].*)?$/,
  /^[^@\s]+@[^@\s]+$/,
  /^https?:\/\//,
  /^(?=.*\d)[0-9a-f]{12,}$/i,
  /^[A-Za-z]{1,10}_(?=.*\d)[0-9A-Za-z]{8,}$/,
]

/**
 * Whether the members of these objects are entries of a map and not fields: named like data, or ever others. Then
 * their names do not belong into a schema, and may well be about persons.
 *
 * @param objects All that stood at one place.
 */
export function isMapLike(objects: readonly JsonObject[]): boolean {
  const counts = new Map<string, number>()
  for (const one of objects) {
    for (const name of Object.keys(one)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const names = [...counts.keys()]
  if (names.length === 0) return false
  if (names.length > mostFields) return true
  if (keyShapes.some((shape) => names.every((name) => shape.test(name)))) return true
  const filled = objects.filter((one) => Object.keys(one).length > 0).length
  const changes = [...counts.values()].every((count) => count * 2 < filled)
  return changes && filled >= 3 && names.length >= 8 && hasOneKind(objects)
}

/** Entries of a map are all alike. */
function hasOneKind(objects: readonly JsonObject[]): boolean {
  const kinds = new Set(
    objects.flatMap((one) =>
      Object.values(one).map((value) =>
        Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value,
      ),
    ),
  )
  kinds.delete('null')
  return kinds.size <= 1
}
