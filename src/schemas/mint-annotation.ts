import type { Json, MintRule } from '../model/index.ts'

/** The annotation that says how a fresh value of a field is made: `"x-mint": "uuid"` or a whole rule. */
export const MINT_KEYWORD = 'x-mint'

/** Kinds that need no parameters and may be written as one word. */
const SHORT = ['uuid', 'email', 'url', 'text'] as const

const text = { type: 'string' } as const
const length = { type: 'integer', minimum: 1 } as const

/** What may be written as the annotation's value. */
export const MINT_ANNOTATION_SCHEMA: object = {
  anyOf: [
    { enum: SHORT },
    rule('integer', { min: { type: 'integer' }, max: { type: 'integer' } }, ['min', 'max']),
    rule('digits', { length, prefix: text }, ['length']),
    rule('uuid', {}, []),
    rule('hex', { length, prefix: text }, ['length']),
    rule('base62', { length, prefix: text }, ['length']),
    rule('email', {}, []),
    rule('url', { base: text }, []),
    rule('text', { prefix: text }, []),
  ],
}

function rule(kind: MintRule['kind'], properties: object, required: readonly string[]): object {
  return {
    type: 'object',
    properties: { kind: { const: kind }, ...properties },
    required: ['kind', ...required],
    additionalProperties: false,
  }
}

/** The rule that a valid annotation stands for. */
export function mintRuleOf(annotation: Json): MintRule {
  return (typeof annotation === 'string' ? { kind: annotation } : annotation) as MintRule
}
