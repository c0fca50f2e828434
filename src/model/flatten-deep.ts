import type { Json } from './json.ts'

/** Deeper than anything that a service takes; and less than a stack takes, which writing JSON needs. */
const mostDepth = 200

/** The value as it is, or, where it is too deep to be written again, the list of what stands in it. */
export function flattenDeep(value: Json): Json {
  const scalars: Json[] = []
  const open: { readonly value: Json; readonly depth: number }[] = [{ value, depth: 0 }]
  let isDeep = false
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: inner, depth } = next
    if (depth > mostDepth) isDeep = true
    if (typeof inner !== 'object' || inner === null) scalars.push(inner)
    else for (const member of Object.values(inner)) open.push({ value: member as Json, depth: depth + 1 })
  }
  return isDeep ? scalars : value
}
