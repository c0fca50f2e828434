import { runInThisContext } from 'node:vm'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { payload } from '../../src/arbitraries/index.ts'
import type { Json, JsonObject } from '../../src/model/index.ts'
import * as receiving from '../../src/receiving/index.ts'
import { standaloneValidators } from '../../src/schemas/standalone-validators.ts'
import { schemas } from './arbitraries.schemas.ts'

type Validators = Readonly<Record<string, (value: unknown) => boolean>>

/** Runs the source as a module would. */
function evaluated(given: ReadonlyMap<string, JsonObject>): Validators {
  const code = standaloneValidators(given, 'receiving')
  const made = runInThisContext(`(receiving) => { ${code}\nreturn { ${[...given.keys()].join(', ')} } }`) as (
    runtime: object,
  ) => Validators
  return made(receiving)
}

const named = new Map(Object.values(schemas).map((schema, index) => [`fits${index}`, schema]))
const validators = evaluated(named)

test.each(Object.keys(schemas).map((name, index) => [name, `fits${index}`] as const))(
  'beside many others, says what ajv says: %s',
  (_, name) => {
    const schema = named.get(name) as JsonObject
    const reference = new Ajv2020({ strict: false, ownProperties: true, logger: false })
    // As in `src/schemas/ajv.ts`.
    ;(typeof formats === 'function' ? formats : formats.default)(reference as never)
    const fits = reference.compile(schema)
    const values = [
      ...fc.sample(payload(schema, 'any'), { numRuns: 20, seed: 1 }),
      ...fc.sample(fc.jsonValue(), { numRuns: 60, seed: 1 }),
    ] as readonly Json[]
    for (const value of values) {
      expect(validators[name]?.(value), JSON.stringify(value)).toBe(fits(value))
    }
  },
)

test('definitions of one name and different meaning stay apart, directly or through others', () => {
  const schema = (type: string): JsonObject => ({
    properties: { a: { $ref: '#/$defs/outer' } },
    $defs: { outer: { properties: { b: { $ref: '#/$defs/inner' } } }, inner: { type } },
  })
  const { one, two } = evaluated(
    new Map([
      ['one', schema('string')],
      ['two', schema('number')],
    ]),
  )
  expect([one?.({ a: { b: '1' } }), one?.({ a: { b: 1 } })]).toEqual([true, false])
  expect([two?.({ a: { b: '1' } }), two?.({ a: { b: 1 } })]).toEqual([false, true])
})

test('references to the whole schema lead to the own one, also from shared definitions', () => {
  const schema = (name: string): JsonObject => ({
    type: 'object',
    properties: { [name]: { type: 'integer' }, next: { $ref: '#/$defs/next' } },
    required: [name],
    $defs: { next: { anyOf: [{ $ref: '#' }, { $ref: '#/$defs/nothing' }] }, nothing: { type: 'null' } },
  })
  const { one, two } = evaluated(
    new Map([
      ['one', schema('x')],
      ['two', schema('y')],
    ]),
  )
  expect([one?.({ x: 1, next: { x: 2 } }), one?.({ x: 1, next: { y: 2 } })]).toEqual([true, false])
  expect([two?.({ y: 1, next: { y: 2 } }), two?.({ y: 1, next: { x: 2 } })]).toEqual([true, false])
})

test('a definition may be called like a validator, or oddly', () => {
  const odd = 'a b/c~d"$%25'
  const schema: JsonObject = {
    properties: { a: { $ref: '#/$defs/one' }, b: { $ref: '#/$defs/a%20b~1c~0d%22$%2525' } },
    $defs: { one: { type: 'string' }, [odd]: { type: 'number' } },
  }
  const { one } = evaluated(new Map([['one', schema]]))
  expect([one?.({ a: '', b: 1 }), one?.({ a: 1 }), one?.({ b: '' })]).toEqual([true, false, false])
})

test('references by anchor or id are followed', () => {
  const anchored: JsonObject = {
    properties: { a: { $ref: '#here' }, b: { $ref: 'other' } },
    $defs: { x: { $anchor: 'here', type: 'string' }, y: { $id: 'other', type: 'number' } },
  }
  const { one, two } = evaluated(
    new Map([
      ['one', anchored],
      ['two', { type: 'boolean' }],
    ]),
  )
  expect([one?.({ a: '', b: 1 }), one?.({ a: 1 }), one?.({ b: '' }), two?.(true)]).toEqual([
    true,
    false,
    false,
    true,
  ])
})

test('what a schema says in quotes does not end up as code', () => {
  const text = '"); throw 1; ("\u2028*/ const x = require("fs");\nexport const y = `1`'
  const schema: JsonObject = { enum: [text], description: text, pattern: '"\\n`' }
  const { one } = evaluated(new Map([['one', { anyOf: [schema, { const: { [text]: text } }] }]]))
  expect([one?.({ [text]: text }), one?.(text), one?.(1)]).toEqual([true, false, false])
})

test('code needs nothing of ajv, and evaluates nothing', () => {
  const code = standaloneValidators(named, 'receiving')
  expect(code.match(/\brequire\(|\beval\(|new Function|^export /gm)).toBeNull()
})
