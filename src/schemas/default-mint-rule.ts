import type { Json, JsonObject, MintRule } from '../model/index.ts'

/**
 * How to mint a field of a schema that says nothing about minting: fields named `id`, `*_id` or `*Id`, and
 * text that is an e-mail address, a URL or a UUID. `undefined` for all others.
 *
 * Users' own schemas have no annotations, yet a receiver may merge by these values; two runs must not collide.
 */
export function defaultMintRule(
  schema: JsonObject,
  value: Json,
  property: string | undefined,
): MintRule | undefined {
  if (Object.hasOwn(schema, 'const') || Object.hasOwn(schema, 'enum')) return undefined
  switch (schema.format) {
    case 'email':
      return { kind: 'email' }
    case 'uri':
    case 'url':
      return { kind: 'url' }
    case 'uuid':
      return { kind: 'uuid' }
  }
  if (property === undefined || !/^(id|.*(_id|Id))$/.test(property)) return undefined
  if (typeof value === 'number' && Number.isInteger(value)) return integerRule(schema)
  return typeof value === 'string' ? textRule(schema, value) : undefined
}

/** Fits 32 bits and never looks like a time in seconds, unless the schema says otherwise. */
function integerRule(schema: JsonObject): MintRule | undefined {
  const { minimum, maximum, multipleOf } = schema
  if (multipleOf !== undefined) return undefined
  const min = typeof minimum === 'number' ? Math.max(minimum, 100_000_000) : 100_000_000
  const max = typeof maximum === 'number' ? Math.min(maximum, 1_500_000_000) : 1_500_000_000
  return max - min >= 1_000_000 ? { kind: 'integer', min, max } : undefined
}

/** A rule in the shape of the value, if what it makes satisfies the schema too. */
function textRule(schema: JsonObject, value: string): MintRule | undefined {
  const { pattern, minLength, maxLength } = schema
  const shapes = shapesOf(value)
  if (typeof pattern === 'string') {
    const expression = new RegExp(pattern, 'u')
    return shapes.find((shape) => samplesOf(shape).every((sample) => expression.test(sample)))
  }
  if (shapes[0] !== undefined) return shapes[0]
  if (minLength === undefined && maxLength === undefined) return { kind: 'base62', length: 16 }
  return value.length >= 8 ? { kind: 'base62', length: value.length } : undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Rules whose values look like this one, the most likely first. */
function shapesOf(value: string): readonly MintRule[] {
  if (UUID.test(value)) return [{ kind: 'uuid' }]
  if (/^[1-9][0-9]{7,}$/.test(value)) return [{ kind: 'digits', length: value.length }]
  const [, prefix = '', rest = ''] = /^([A-Za-z]+[_-])?([0-9A-Za-z]{8,})$/.exec(value) ?? []
  if (rest === '') return []
  const size = prefix === '' ? { length: rest.length } : { length: rest.length, prefix }
  const hex: MintRule = { kind: 'hex', ...size }
  const base62: MintRule = { kind: 'base62', ...size }
  return /^[0-9a-f]*[0-9][0-9a-f]*$/.test(rest) ? [hex, base62] : [base62, hex]
}

/** Texts that together use the whole alphabet of a rule. */
function samplesOf(rule: MintRule): readonly string[] {
  switch (rule.kind) {
    case 'uuid':
      return ['0f8fad5b-d9cb-469f-a165-70867728950e']
    case 'digits':
      return ['1234567890'.repeat(rule.length).slice(0, rule.length)]
    case 'hex':
      return ['0a', 'f9'].map((text) => (rule.prefix ?? '') + text.repeat(rule.length).slice(0, rule.length))
    case 'base62':
      return ['0aZ', 'Xy9'].map(
        (text) => (rule.prefix ?? '') + text.repeat(rule.length).slice(0, rule.length),
      )
    default:
      return []
  }
}
