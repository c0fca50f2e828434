import type { Json } from '../../model/index.ts'
import { isJsonObject, toPointer } from '../../schemas/index.ts'

/** A member that holds a text or a number in some payload, and what stood there. */
export interface ScalarPath {
  readonly pointer: string
  readonly path: readonly string[]
  /** One per payload that has the member; `null` stands among them where it was sent. */
  readonly values: readonly Json[]
}

const deepest = 4

/** The members that are never anything but texts, numbers or null, through objects only. */
export function scalarPaths(payloads: readonly Json[]): readonly ScalarPath[] {
  const found = new Map<string, { readonly path: readonly string[]; readonly values: Json[] }>()
  const visit = (value: Json, path: readonly string[]): void => {
    if (!isJsonObject(value) || path.length >= deepest) return
    for (const [name, member] of Object.entries(value)) {
      const inner = [...path, name]
      const pointer = toPointer(inner)
      const known = found.get(pointer)
      if (known === undefined) found.set(pointer, { path: inner, values: [member] })
      else known.values.push(member)
      visit(member, inner)
    }
  }
  for (const payload of payloads) visit(payload, [])
  return [...found]
    .map(([pointer, { path, values }]) => ({ pointer, path, values }))
    .filter(({ values }) =>
      values.every((value) => value === null || typeof value === 'string' || typeof value === 'number'),
    )
}
