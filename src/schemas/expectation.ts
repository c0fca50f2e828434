import { describeValue } from './describe-value.ts'

/** What an error of ajv says about itself. */
export type Params = Readonly<Record<string, unknown>>

/** By keyword; errors without a line here keep ajv's own words. */
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

/** What an error of ajv expects, in human words; `undefined` for keywords without any. */
export function expectation(keyword: string, params: Params): string | undefined {
  return EXPECTATIONS[keyword]?.(params)
}

function alternatives(words: readonly string[]): string {
  return words.length > 10 ? `one of ${words.slice(0, 10).join(', ')} …` : words.join(' or ')
}

function count(limit: unknown, one: string, many = `${one}s`): string {
  return `${limit} ${limit === 1 ? one : many}`
}
