import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { JsonObject } from '../model/index.ts'
import { escapeToken } from './json-pointer.ts'
import { MINT_ANNOTATION_SCHEMA, MINT_KEYWORD } from './mint-annotation.ts'
import { quickenFormats } from './quick-formats.ts'
import { SENT_ANNOTATION_SCHEMA, SENT_KEYWORD } from './sent-schema.ts'
import { usesKeyword } from './subschemas.ts'

export type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'

/** A schema that ajv knows, and every schema inside it. */
export interface RegisteredSchema {
  /** Validates by the schema at a position; compiled when first asked for. */
  readonly validatorAt: (pointer: string) => ValidateFunction
  /**
   * The position of the keyword that reports an error.
   * ajv's own `schemaPath` cannot serve: it begins anew at some of the references.
   */
  readonly positionOf: (error: ErrorObject) => string
}

const makers = {
  strict: lazily(() => create({ strict: true })),
  lenient: lazily(() => create({ strict: false })),
  trusting: lazily(() => create({ strict: true, trusts: true })),
}
const trusted = new WeakSet<JsonObject>()
let registered = 0

const known = new WeakMap<JsonObject, RegisteredSchema>()

/**
 * Registers a self-contained schema, once per schema object. Throws when it is invalid, or unclear in the sense of ajv's strict mode.
 *
 * Parts are compiled leniently, because a part alone lacks the types that the schema around it states.
 */
export function register(schema: JsonObject): RegisteredSchema {
  const registration = known.get(schema) ?? compile(schema)
  known.set(schema, registration)
  return registration
}

/**
 * Says that a schema is valid, because somebody made sure of it before: to find that out takes longer than to validate a
 * hundred values by it. Before it is registered.
 */
export function trustSchema(schema: JsonObject): void {
  trusted.add(schema)
}

function compile(schema: JsonObject): RegisteredSchema {
  // One ajv serves many schemas, because making one is slow; but ids must not meet.
  const own = usesKeyword(schema, '$id')
  registered += 1
  const id = typeof schema.$id === 'string' ? schema.$id : `hookproof:/schema/${registered}`
  const named = { ...schema, $id: id }
  const validators = new Map<string, ValidateFunction>()
  const maker = trusted.has(schema) ? makers.trusting : makers.strict
  validators.set('', (own ? create({ strict: true }) : maker()).compile(named))
  const parts = lazily(() =>
    (own ? create({ strict: false }) : makers.lenient()).addSchema(named, undefined, false, false),
  )
  const positions = lazily(() => positionsIn(schema))
  return {
    validatorAt: (pointer) => {
      const validator = validators.get(pointer) ?? parts().getSchema(`${id}#${asFragment(pointer)}`)
      if (validator === undefined) throw new Error(`no schema at ${pointer}`)
      validators.set(pointer, validator as ValidateFunction)
      return validator as ValidateFunction
    },
    positionOf: ({ parentSchema, keyword }) =>
      `${positions().get(parentSchema as object) ?? ''}/${escapeToken(keyword)}`,
  }
}

/** Where every object of a schema stands. */
function positionsIn(schema: JsonObject): ReadonlyMap<object, string> {
  const found = new Map<object, string>()
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return
    found.set(value, pointer)
    for (const [key, inner] of Object.entries(value)) visit(inner, `${pointer}/${escapeToken(key)}`)
  }
  visit(schema, '')
  return found
}

function asFragment(pointer: string): string {
  return pointer.split('/').map(encodeURIComponent).join('/')
}

function create({
  strict,
  trusts = false,
}: {
  readonly strict: boolean
  readonly trusts?: boolean
}): Ajv2020 {
  const ajv = new Ajv2020({
    strict,
    // Alternatives that only differ in what they require are good style in payload schemas.
    strictRequired: false,
    strictTuples: false,
    allowUnionTypes: true,
    allErrors: true,
    verbose: true,
    logger: false,
    validateSchema: !trusts,
    // Schemas are compiled in every run, and most of them validate few values: shorter code takes longer than it saves.
    code: { optimize: false },
  })
  addFormats(ajv)
  quickenFormats(ajv)
  for (const [keyword, metaSchema] of annotations) ajv.addKeyword(trusts ? keyword : { keyword, metaSchema })
  return ajv
}

const annotations = [
  [MINT_KEYWORD, MINT_ANNOTATION_SCHEMA],
  [SENT_KEYWORD, SENT_ANNOTATION_SCHEMA],
] as const

/** The formats that schemas may use. */
export function addFormats(ajv: Ajv2020): void {
  // ajv-formats is a CommonJS module whose `default` is, at run time, also the module itself.
  const add = (typeof formats === 'function' ? formats : formats.default) as (ajv: Ajv2020) => void
  add(ajv)
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
