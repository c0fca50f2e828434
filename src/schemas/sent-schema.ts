import type { Json, JsonObject } from '../model/index.ts'
import { isJsonObject } from './json-pointer.ts'
import { mapSubschemas, usesKeyword } from './subschemas.ts'

/**
 * The annotation that tells what a provider sends from what is merely understood when it is read: `false` on
 * an alternative (or a property) that is never sent, or keywords that narrow what is sent.
 */
export const SENT_KEYWORD = 'x-sent'

/** What may be written as the annotation's value. */
export const SENT_ANNOTATION_SCHEMA: object = {
  anyOf: [{ const: false }, { $ref: 'https://json-schema.org/draft/2020-12/schema', type: 'object' }],
}

/**
 * The schema of what is really sent: without the alternatives that are only understood. The same object
 * when there are none.
 *
 * Documents contradict each other and providers change. Reading is generous for that; but what we send as
 * genuine must be what the provider sends, or correct receivers would be accused.
 */
export function sentSchema(schema: JsonObject): JsonObject {
  return usesKeyword(schema, SENT_KEYWORD) ? narrow(schema) : schema
}

function narrow(schema: JsonObject): JsonObject {
  const own: Record<string, Json> = { ...schema }
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const alternatives = schema[keyword]
    if (Array.isArray(alternatives)) own[keyword] = alternatives.filter(isSent)
  }
  if (isJsonObject(schema.properties)) {
    own.properties = Object.fromEntries(Object.entries(schema.properties).filter(([, one]) => isSent(one)))
  }
  const narrower = schema[SENT_KEYWORD]
  delete own[SENT_KEYWORD]
  return mapSubschemas({ ...own, ...(isJsonObject(narrower) ? narrower : {}) }, narrow)
}

function isSent(schema: Json): boolean {
  return !isJsonObject(schema) || schema[SENT_KEYWORD] !== false
}
