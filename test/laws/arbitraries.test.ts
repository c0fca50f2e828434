import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import fc, { type Arbitrary } from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, test } from 'vitest'
import { nearMiss, payload, type Style } from '../../src/arbitraries/index.ts'
import type { Json, JsonObject } from '../../src/model/index.ts'
import { bundleSchema, compileSchema } from '../../src/schemas/index.ts'
import { formats, schemas } from './arbitraries.schemas.ts'

const root = join(import.meta.dirname, '../../schemas')
const files = globSync('*/events/*.schema.json', { cwd: root }).sort()
const styles: readonly Style[] = ['plain', 'any']
const runs = { plain: 60, any: 150 }

describe.each(styles)('in style %s', (style) => {
  test.each(Object.entries(schemas))('draws and shrinks to valid payloads: %s', (_, schema) => {
    expectValid(schema, style)
  })

  test.each(formats)('draws and shrinks to valid texts in the format %s', (format) => {
    expectValid({ type: 'string', format }, style)
    expectValid({ type: ['string', 'null'], format, maxLength: 48 }, style)
  })
})

test('there are event schemas', () => {
  expect(files.length).toBeGreaterThan(20)
})

test.each(files)('draws valid payloads and near misses for %s', async (file) => {
  const [provider = '', ...path] = file.split('/')
  const schema = await bundleSchema(join(root, provider), path.join('/'))
  const { validate } = compileSchema(schema)
  for (const style of styles) {
    for (const value of fc.sample(payload(schema, style), { numRuns: 40, seed: 1 })) {
      expect(validate(value), JSON.stringify(value)).toEqual([])
    }
  }
  for (const { payload: broken, keyword, pointer } of fc.sample(nearMiss(schema), { numRuns: 10, seed: 1 })) {
    expect(validate(broken)).toContainEqual(expect.objectContaining({ keyword, pointer }))
  }
})

function expectValid(schema: JsonObject, style: Style): void {
  const validate = validator(schema)
  const drawn = payload(schema, style)
  for (const value of fc.sample(drawn, { numRuns: runs[style], seed: 1 })) {
    expect(validate(value), JSON.stringify(value)).toEqual([])
    expect(JSON.parse(JSON.stringify(value))).toEqual(value)
  }
  for (const value of shrinks(drawn)) expect(validate(value), JSON.stringify(value)).toEqual([])
}

/** What a property that always fails is shown while it shrinks, from several beginnings. */
function shrinks(drawn: Arbitrary<Json>): readonly Json[] {
  const seen: Json[] = []
  for (const seed of [1, 2, 3]) {
    let left = 60
    const never = fc.property(drawn, (value) => {
      seen.push(value)
      left -= 1
      return left < 0
    })
    fc.check(never, { seed, numRuns: 100 })
  }
  return seen
}

/** Not the one that drawing uses, which is stricter about schemas. */
function validator(schema: JsonObject): (value: Json) => readonly object[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formatsPlugin.default(ajv)
  const validate = ajv.compile(schema)
  return (value) => (validate(value) ? [] : (validate.errors ?? []))
}
