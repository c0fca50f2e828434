import type { ErrorObject, RegisteredSchema } from './ajv.ts'
import { describeValue } from './describe-value.ts'
import { escapeToken } from './json-pointer.ts'
import type { Problem } from './problem.ts'

type Params = Readonly<Record<string, unknown>>

/** What was expected, by keyword; errors without a line here keep ajv's own words. */
const EXPECTATIONS: Readonly<Record<string, (params: Params) => string>> = {
  type: ({ type }) => alternatives([type].flat().map(String)),
  format: ({ format }) => `string in the format ${format}`,
  enum: ({ allowedValues }) => alternatives((allowedValues as unknown[]).map((one) => JSON.stringify(one))),
  const: ({ allowedValue }) => describeValue(allowedValue),
  pattern: ({ pattern }) => `string matching ${pattern}`,
  minLength: ({ limit }) => (limit === 1 ? 'text that is not empty' : `at least ${limit} characters`),
  maxLength: ({ limit }) => `at most ${limit} characters`,
  minimum: ({ limit }) => `number of at least ${limit}`,
  maximum: ({ limit }) => `number of at most ${limit}`,
  exclusiveMinimum: ({ limit }) => `number above ${limit}`,
  exclusiveMaximum: ({ limit }) => `number below ${limit}`,
  multipleOf: ({ multipleOf }) => `multiple of ${multipleOf}`,
  minItems: ({ limit }) => `array of at least ${count(limit, 'item')}`,
  maxItems: ({ limit }) => `array of at most ${count(limit, 'item')}`,
  minProperties: ({ limit }) => `object with at least ${count(limit, 'property', 'properties')}`,
  maxProperties: ({ limit }) => `object with at most ${count(limit, 'property', 'properties')}`,
  uniqueItems: ({ i, j }) => `array without duplicates (items ${j} and ${i} are equal)`,
  contains: () => 'array with a matching item',
  not: () => 'another value',
  'false schema': () => 'nothing',
}

/** One ajv error in human words. It needs ajv's `verbose`, which adds the value. */
export function toProblem(error: ErrorObject, schema: RegisteredSchema): Problem {
  const common = { keyword: error.keyword, schemaPath: `#${schema.positionOf(error)}` }
  const { params, instancePath } = error as { params: Params; instancePath: string }
  const missing = params.missingProperty
  if (typeof missing === 'string') {
    return {
      pointer: below(instancePath, missing),
      expected: required(params),
      received: 'nothing',
      ...common,
    }
  }
  const extra = params.additionalProperty ?? params.unevaluatedProperty
  if (typeof extra === 'string') {
    const received = describeValue((error.data as Params)[extra])
    return { pointer: below(instancePath, extra), expected: `no property "${extra}"`, received, ...common }
  }
  const name = params.propertyName
  if (typeof name === 'string') {
    return {
      pointer: below(instancePath, name),
      expected: 'another property name',
      received: `"${name}"`,
      ...common,
    }
  }
  const expected =
    EXPECTATIONS[error.keyword]?.(params) ?? `that it ${error.message ?? `passes ${error.keyword}`}`
  return { pointer: instancePath, expected, received: describeValue(error.data), ...common }
}

function required({ property }: Params): string {
  return typeof property === 'string' ? `a value, as "${property}" is given` : 'a value (required)'
}

function below(pointer: string, property: string): string {
  return `${pointer}/${escapeToken(property)}`
}

function alternatives(words: readonly string[]): string {
  return words.length > 10 ? `one of ${words.slice(0, 10).join(', ')} …` : words.join(' or ')
}

function count(limit: unknown, one: string, many = `${one}s`): string {
  return `${limit} ${limit === 1 ? one : many}`
}
