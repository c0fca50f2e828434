import type { Json, JsonObject, MintRule } from '../model/index.ts'
import { compileSchema } from '../schemas/index.ts'

type Mintable = readonly { readonly pointer: string; readonly rule: MintRule }[]

const known = new WeakMap<JsonObject, WeakMap<object, Mintable>>()

/**
 * The positions of a payload whose values identify something, by its schema. Ordinary payloads come from a small
 * pool, so most answers are remembered.
 */
export function mintableIn(schema: JsonObject, payload: Json): Mintable {
  if (payload === null || typeof payload !== 'object') return compileSchema(schema).mintable(payload)
  let answers = known.get(schema)
  if (answers === undefined) {
    answers = new WeakMap()
    known.set(schema, answers)
  }
  let answer = answers.get(payload)
  if (answer === undefined) {
    answer = compileSchema(schema).mintable(payload)
    answers.set(payload, answer)
  }
  return answer
}
