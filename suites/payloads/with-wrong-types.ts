import fc from 'fast-check'
import type { Json } from '../../src/model/index.ts'
import { escapeToken, setPointer } from '../../src/schemas/index.ts'

/** The payload with a value of another JSON type in one place, at any depth. */
export function withWrongTypes(payload: Json): fc.Arbitrary<Json> {
  const places = pointersIn(payload)
  if (places.length === 0) return fc.constant(payload)
  return fc
    .tuple(
      fc.constantFrom(...places),
      fc.constantFrom<Json>(null, true, 7, 'text', [], [[1]], {}, { a: { b: 1 } }),
    )
    .map(([place, value]) => setPointer(payload, place, value))
}

function pointersIn(value: Json, at = ''): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, member]) => {
    const pointer = `${at}/${escapeToken(name)}`
    return [pointer, ...pointersIn(member as Json, pointer)]
  })
}
