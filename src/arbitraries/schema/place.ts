import type { Json, JsonObject } from '../../model/index.ts'
import { escapeToken, isJsonObject } from '../../schemas/json-pointer.ts'

/** A JSON Schema: an object, or `true` for anything and `false` for nothing. */
export type Schema = boolean | JsonObject

/** A schema and where it stands in its document. */
export interface Place {
  readonly schema: Schema
  /** JSON Pointer without the `#`. */
  readonly pointer: string
  /** Set when it was derived from a place (the opposite of an `if`): it stands nowhere in the document. */
  readonly derived?: true
}

/** A place whose schema is an object: its keywords hold for the value at hand. */
export interface Atom extends Place {
  readonly schema: JsonObject
}

/** The schema under a keyword, or under a name or index inside it; `undefined` where there is none. */
export function below(place: Atom, keyword: string, token?: string | number): Place | undefined {
  const value = place.schema[keyword]
  const schema = token === undefined ? value : inside(value, token)
  if (!isSchema(schema)) return undefined
  const tail = token === undefined ? '' : `/${escapeToken(String(token))}`
  return { ...place, schema, pointer: `${place.pointer}/${escapeToken(keyword)}${tail}` }
}

/** The schemas of a list keyword, such as `allOf`. */
export function listBelow(place: Atom, keyword: string): readonly Place[] {
  const list = place.schema[keyword]
  if (!Array.isArray(list)) return []
  return list.flatMap((_, index) => below(place, keyword, index) ?? [])
}

/** A place that follows from another one. */
export function derive(from: Place, schema: Schema): Place {
  return { schema, pointer: from.pointer, derived: true }
}

/** Names of a keyword that holds schemas, or anything else, by name. */
export function namesIn(place: Atom, keyword: string): readonly string[] {
  const map = place.schema[keyword]
  return isJsonObject(map) ? Object.keys(map) : []
}

/** The strings of a list keyword, such as `required`. */
export function stringsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

/** The number under a keyword, if there is one. */
export function numberIn(place: Atom, keyword: string): number | undefined {
  const value = place.schema[keyword]
  return typeof value === 'number' ? value : undefined
}

function inside(value: Json | undefined, token: string | number): Json | undefined {
  if (Array.isArray(value)) return value[Number(token)]
  return isJsonObject(value) && Object.hasOwn(value, token) ? value[String(token)] : undefined
}

function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'boolean' || isJsonObject(value)
}
