import { type Json, type JsonObject, UsageError } from '../model/index.ts'
import { type RegisteredSchema, register } from './ajv.ts'
import { explain } from './explain.ts'
import { type MintablePosition, mintableBy } from './mintable.ts'
import type { Problem } from './problem.ts'

/** A JSON Schema, ready for many values. */
export interface CompiledSchema {
  /** All mismatches; empty when the value fits. */
  readonly validate: (value: unknown) => readonly Problem[]
  /** The positions of this value that identify something, and how to make fresh ones. */
  readonly mintable: (value: Json) => readonly MintablePosition[]
}

const compiled = new WeakMap<JsonObject, CompiledSchema>()

/**
 * Compiles a self-contained JSON Schema (draft 2020-12), once per schema object.
 *
 * @param name Says in errors which schema it is, for example its file.
 * @throws UsageError when it is not a valid schema.
 * @example
 * const { readings } = await loadProvider('./acme')
 * const problems = compileSchema(readings['order.created']).validate(payload)
 */
export function compileSchema(schema: JsonObject, name?: string): CompiledSchema {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const registration = registered(schema, name)
  const validate = registration.validatorAt('')
  const fresh: CompiledSchema = {
    validate: (value) => (validate(value) === true ? [] : explain(validate.errors ?? [], registration)),
    mintable: mintableBy(schema, registration.validatorAt),
  }
  compiled.set(schema, fresh)
  return fresh
}

function registered(schema: JsonObject, name: string | undefined): RegisteredSchema {
  const title = typeof schema.title === 'string' ? ` "${schema.title}"` : ''
  const which = name === undefined ? title : ` ${name}`
  try {
    return register(schema)
  } catch (cause) {
    throw new UsageError(
      'invalid-schema',
      `Cannot compile schema${which}: ${(cause as Error).message.replaceAll(/hookproof:\/schema\/[0-9]+/g, '')}.`,
      'Correct it; it must be a valid JSON Schema of draft 2020-12 without unknown keywords.',
      cause,
    )
  }
}
