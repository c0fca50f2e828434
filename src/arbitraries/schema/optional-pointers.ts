import type { Json } from '../../model/index.ts'
import { removePointer, setPointer } from '../../schemas/json-pointer.ts'
import { type PerPayload, perPayload } from '../../schemas/per-payload.ts'
import { documentOf } from './document.ts'
import type { Atom } from './place.ts'
import { positionsIn } from './positions.ts'

/** A position of a payload that a receiver may not rely on. */
export interface OptionalPointer {
  readonly pointer: string
  /** The schema names `null` for it, and the payload with `null` there is valid. */
  readonly nullable: boolean
  /** The payload without it is not valid. Array items are never optional. */
  readonly required: boolean
}

/**
 * The positions of a valid payload that its schema declares optional, nullable or both, outer ones first.
 *
 * Whether it is so is decided by validating the changed payload, hence right under any combination of
 * keywords. Fields that the schema does not mention are left out, and so is what merely happens to allow `null`.
 */
export const optionalPointers: PerPayload<readonly OptionalPointer[]> = perPayload((schema, payload) => {
  const document = documentOf(schema)
  const isValid = (changed: Json): boolean => document.accepts([document.root], changed)
  return positionsIn(document, payload).flatMap(({ pointer, atoms, isMember }) => {
    if (pointer === '') return []
    const nullable = atoms.some(namesNull) && isValid(setPointer(payload, pointer, null))
    const required = !isMember || !isValid(removePointer(payload, pointer))
    return nullable || !required ? [{ pointer, nullable, required }] : []
  })
})

function namesNull({ schema }: Atom): boolean {
  return (
    [schema.type, schema.enum].flat().some((one) => one === 'null' || one === null) || schema.const === null
  )
}
