import type { Json, JsonObject } from '../model/index.ts'

/** Fields of a form or query by name: text, or a list of texts where a name is repeated. */
export function gatherFields(fields: Iterable<readonly [name: string, value: string]>): JsonObject {
  const gathered = new Map<string, string[]>()
  for (const [name, value] of fields) gathered.set(name, [...(gathered.get(name) ?? []), value])
  return Object.fromEntries(
    [...gathered].map(([name, values]): [string, Json] => [
      name,
      values.length === 1 ? (values[0] ?? '') : values,
    ]),
  )
}
