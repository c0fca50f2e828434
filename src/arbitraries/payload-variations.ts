import fc from 'fast-check'
import type { Json, JsonObject } from '../model/index.ts'
import { compileSchema, escapeToken, getPointer, removePointer, setPointer } from '../schemas/index.ts'
import { optionalPointers } from './schema/index.ts'

/** The payload with some of its nullable fields set to null; all of them at the extreme, none when there is none. */
export function withNulls(schema: JsonObject, payload: Json): fc.Arbitrary<Json> {
  const nullable = optionalPointers(schema, payload).filter((field) => field.nullable)
  return changeSome(payload, nullable, (changed, pointer) => setPointer(changed, pointer, null))
}

/** The payload without some of its optional fields; without all of them at the extreme. */
export function withoutOptionals(
  schema: JsonObject,
  payload: Json,
  keep: readonly (string | null)[],
): fc.Arbitrary<Json> {
  const optional = optionalPointers(schema, payload).filter(
    (field) => !field.required && !keep.some((kept) => `${kept}/`.startsWith(`${field.pointer}/`)),
  )
  return changeSome(payload, optional, removePointer)
}

/** The payload with a scalar, an object and an array that nobody declared, at the top and inside its objects. */
export function withUnknownFields(payload: Json): fc.Arbitrary<Json> {
  const places = objectsIn(payload)
  const value = fc.constantFrom<Json>('new', 7, true, null, { nested: { deep: [1] } }, ['a', { b: 2 }])
  return fc
    .tuple(value, fc.array(fc.tuple(fc.constantFrom(...places), value), { maxLength: 3 }))
    .map(([top, inside]) =>
      // One always stands at the top, where strict schemas look first.
      [['', top] as const, ...inside].reduce<Json>(
        (changed, [place, added], index) => setPointer(changed, `${place}/hookproof_new_${index + 1}`, added),
        payload,
      ),
    )
}

function changeSome(
  payload: Json,
  fields: readonly { readonly pointer: string }[],
  change: (payload: Json, pointer: string) => Json,
): fc.Arbitrary<Json> {
  const pointers = fields.map(({ pointer }) => pointer)
  if (pointers.length === 0) return fc.constant(payload)
  return fc.subarray(pointers, { minLength: 1 }).map((chosen) =>
    // A field may be gone together with the object that held it.
    chosen.reduce(
      (changed, pointer) => (getPointer(changed, pointer) === undefined ? changed : change(changed, pointer)),
      payload,
    ),
  )
}

function objectsIn(value: Json, at = ''): string[] {
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => objectsIn(item, `${at}/${index}`))
  return [
    at,
    ...Object.entries(value).flatMap(([name, member]) =>
      objectsIn(member as Json, `${at}/${escapeToken(name)}`),
    ),
  ]
}

/**
 * The payload with values that an enumeration does not list yet, in some of its places; undefined when it has none.
 * Which places those are is asked of the schema itself: a new value is refused there, for no other reason.
 */
export function withNewValues(schema: JsonObject, payload: Json): fc.Arbitrary<Json> | undefined {
  const { validate } = compileSchema(schema)
  const places = stringsIn(payload).filter((pointer) => {
    const problems = validate(setPointer(payload, pointer, newValue))
    return problems.length > 0 && problems.every(({ keyword }) => keyword === 'enum')
  })
  if (places.length === 0) return undefined
  return fc
    .subarray(places, { minLength: 1 })
    .map((chosen) => chosen.reduce((changed, pointer) => setPointer(changed, pointer, newValue), payload))
}

const newValue = 'hookproof_new_value'

function stringsIn(value: Json, at = ''): string[] {
  if (typeof value === 'string') return [at]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, member]) =>
    stringsIn(member as Json, `${at}/${escapeToken(name)}`),
  )
}
