import type { Json } from '../../model/index.ts'
import { isJsonObject } from '../../schemas/json-pointer.ts'

/** A text that is equal for equal JSON values, whatever the order of their members. */
export function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isJsonObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
