import type { JsonObject } from '../model/index.ts'
import { isJsonObject } from './json-pointer.ts'
import { someSubschema } from './subschemas.ts'

/** Whether some field may be `null`. */
export function hasNullableField(schema: JsonObject): boolean {
  return someSubschema(
    schema,
    ({ type }) => type === 'null' || (Array.isArray(type) && type.includes('null')),
  )
}

/** Whether some field may be missing. */
export function hasOptionalField(schema: JsonObject): boolean {
  return someSubschema(schema, ({ properties, required }) => {
    const always = Array.isArray(required) ? required : []
    return isJsonObject(properties) && Object.keys(properties).some((name) => !always.includes(name))
  })
}
