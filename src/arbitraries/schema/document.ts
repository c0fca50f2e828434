import { type Json, type JsonObject, UsageError } from '../../model/index.ts'
import { type RegisteredSchema, register } from '../../schemas/ajv.ts'
import { compileSchema } from '../../schemas/compile-schema.ts'
import type { Problem } from '../../schemas/problem.ts'
import { assertSupported } from './assert-supported.ts'
import { modernise } from './modernise.ts'
import type { Place } from './place.ts'
import { createResolver, type Resolver } from './references.ts'

/** One schema with everything that its references lead to. */
export interface SchemaDocument {
  readonly root: Place
  readonly resolve: Resolver
  /** Whether a value is valid at all these places; derived ones are not asked. */
  readonly accepts: (places: readonly Place[], value: Json) => boolean
  /** What is wrong with a value as a whole. */
  readonly problems: (value: Json) => readonly Problem[]
  readonly pattern: (text: string, at: Place) => RegExp
}

const documents = new WeakMap<JsonObject, SchemaDocument>()

/**
 * The document of a schema; the same schema object always has the same one.
 * @throws UsageError when it has a keyword that cannot be respected.
 */
export function documentOf(schema: JsonObject): SchemaDocument {
  const known = documents.get(schema)
  if (known !== undefined) return known
  const document = createDocument(modernise(schema))
  assertSupported(document)
  documents.set(schema, document)
  return document
}

function createDocument(schema: JsonObject): SchemaDocument {
  const patterns = new Map<string, RegExp>()
  // Compiling is dear, and few schemas need it.
  let parts: RegisteredSchema | undefined
  const accepts = (pointer: string, value: Json): boolean => {
    parts ??= register(schema)
    return parts.validatorAt(pointer)(value) === true
  }
  return {
    root: { schema, pointer: '' },
    resolve: createResolver(schema),
    accepts: (places, value) =>
      places.every(({ pointer, derived }) => derived === true || accepts(pointer, value)),
    problems: (value) => compileSchema(schema).validate(value),
    pattern: (text, at) => remember(patterns, text, () => toRegExp(text, at)),
  }
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

function toRegExp(text: string, at: Place): RegExp {
  try {
    return new RegExp(text, 'u')
  } catch (cause) {
    throw new UsageError(
      'invalid-pattern',
      `Cannot draw payloads for the pattern "${text}" at #${at.pointer}: it is not a regular expression.`,
      'Write it as ECMA-262 has it, with the "u" flag in mind.',
      cause,
    )
  }
}
