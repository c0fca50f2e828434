import type { Json, JsonObject } from '../../model/index.ts'
import { isJsonObject } from '../../schemas/json-pointer.ts'
import { constraintsIn } from './keywords.ts'
import { type Atom, derive, listBelow, type Place, stringsIn } from './place.ts'

/**
 * What holds where a schema does not, as alternatives that can be drawn; `undefined` where only trying helps.
 *
 * Schemas after `not` and `if` mostly name a required field or a constant, so few need to be understood.
 * Assumes that whatever has properties is an object: another type would be a strange way to differ.
 */
export function negate(place: Place): readonly (readonly Place[])[] | undefined {
  const { schema } = place
  if (schema === false) return [[]]
  if (schema === true) return []
  const keywords = constraintsIn(schema)
  if (keywords.length === 0) return []
  const atom = place as Atom
  if (keywords.length === 1) return negateOne(atom, keywords[0] ?? '')
  const isUnderstood = keywords.every((keyword) => ['type', 'required', 'properties'].includes(keyword))
  return isUnderstood ? [...someMissing(atom), ...someDifferent(atom)] : undefined
}

function negateOne(atom: Atom, keyword: string): readonly (readonly Place[])[] | undefined {
  const value = atom.schema[keyword]
  const not = (one: Place): Place => derive(atom, { not: one.schema })
  if (keyword === 'not' && (isJsonObject(value) || typeof value === 'boolean')) return [[derive(atom, value)]]
  if (keyword === 'anyOf') return [listBelow(atom, 'anyOf').map(not)]
  if (keyword === 'allOf') return listBelow(atom, 'allOf').map((one) => [not(one)])
  if (keyword === 'type') return negateType(atom, value)
  if (keyword === 'required') return someMissing(atom)
  return keyword === 'properties' ? someDifferent(atom) : undefined
}

function negateType(atom: Atom, value: Json | undefined): readonly (readonly Place[])[] {
  const types = Array.isArray(value) ? stringsIn(value) : [String(value)]
  // A number that is no integer is still a number: too fine a point to draw on purpose.
  const refused = types.includes('integer') ? [...types, 'number'] : types
  const others = ['string', 'object', 'array', 'number', 'boolean', 'null'].filter(
    (one) => !refused.includes(one),
  )
  return [[derive(atom, { type: others })]]
}

function someMissing(atom: Atom): readonly (readonly Place[])[] {
  return stringsIn(atom.schema.required).map((name) => [derive(atom, { properties: { [name]: false } })])
}

function someDifferent(atom: Atom): readonly (readonly Place[])[] {
  const properties = atom.schema.properties
  if (!isJsonObject(properties)) return []
  return Object.entries(properties).map(([name, schema]): readonly Place[] => {
    const different: JsonObject = { properties: { [name]: { not: schema } }, required: [name] }
    return [derive(atom, different)]
  })
}
