import type { JsonObject } from '../model/index.ts'
import { MINT_KEYWORD } from './mint-annotation.ts'
import { SENT_KEYWORD } from './sent-schema.ts'
import { mapSubschemas } from './subschemas.ts'

/** They say something to readers, and decide nothing. */
const annotations = new Set([
  ...['$schema', '$comment', 'title', 'description', 'examples', 'default', 'deprecated', 'readOnly'],
  ...['writeOnly', MINT_KEYWORD, SENT_KEYWORD],
])

/** A schema that accepts the same and says nothing else. */
export function withoutAnnotations(schema: JsonObject): JsonObject {
  const plain = mapSubschemas(schema, withoutAnnotations)
  return Object.fromEntries(Object.entries(plain).filter(([keyword]) => !annotations.has(keyword)))
}
