import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bundleSchema } from './bundle-schema.ts'
import { compileSchema } from './compile-schema.ts'

async function setup(files: Record<string, unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hookproof-bundle-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

test('leaves a schema that stands alone as it is', async () => {
  const schema = {
    type: 'object',
    properties: { a: { $ref: '#/$defs/a' } },
    $defs: { a: { type: 'string' } },
  }
  const folder = await setup({ 'a.schema.json': { $id: 'https://example.com/a', ...schema } })
  expect(await bundleSchema(folder, 'a.schema.json')).toEqual(schema)
})

test('puts files under $defs and points every reference inside', async () => {
  const folder = await setup({
    'events/order.schema.json': {
      properties: {
        buyer: { $ref: '../common/person.schema.json' },
        name: { $ref: '../common/person.schema.json#/$defs/name' },
        person: { $ref: '#/$defs/person' },
      },
      $defs: { person: { type: 'null' } },
    },
    'common/person.schema.json': {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'person',
      properties: {
        home: { $ref: 'address.schema.json' },
        name: { $ref: '#/$defs/name' },
        boss: { $ref: '#' },
        $ref: { const: { $ref: 'data' } },
      },
      $defs: { name: { type: 'string' } },
    },
    'common/address.schema.json': { properties: { last: { $ref: '../events/order.schema.json' } } },
  })
  expect(await bundleSchema(folder, 'events/order.schema.json')).toEqual({
    properties: {
      buyer: { $ref: '#/$defs/person-2' },
      name: { $ref: '#/$defs/person-2/$defs/name' },
      person: { $ref: '#/$defs/person' },
    },
    $defs: {
      person: { type: 'null' },
      address: { properties: { last: { $ref: '#' } } },
      'person-2': {
        properties: {
          home: { $ref: '#/$defs/address' },
          name: { $ref: '#/$defs/person-2/$defs/name' },
          boss: { $ref: '#/$defs/person-2' },
          $ref: { const: { $ref: 'data' } },
        },
        $defs: { name: { type: 'string' } },
      },
    },
  })
})

test('gives what ajv can compile', async () => {
  const folder = await setup({
    'a.schema.json': { type: 'array', items: { $ref: 'common/odd name.schema.json' } },
    'common/odd name.schema.json': { type: 'string', 'x-mint': 'uuid' },
  })
  const compiled = compileSchema(await bundleSchema(folder, 'a.schema.json'))
  expect(compiled.validate([1])).toHaveLength(1)
  expect(compiled.mintable(['x'])).toEqual([{ pointer: '/0', rule: { kind: 'uuid' } }])
})

test.each<[string, Record<string, unknown>, RegExp]>([
  ['a missing file', { 'a.json': { $ref: 'b.json' } }, /^Cannot read .*b\.json: there is no such file\. /],
  [
    'a remote reference',
    { 'a.json': { $ref: 'https://example.com/b' } },
    /^Cannot use schema .*a\.json: its \$ref/,
  ],
  [
    'a schema that is no object',
    { 'a.json': [] },
    /^Cannot use schema .*a\.json: it is not a JSON object\. /,
  ],
  ['broken JSON', { 'a.json': '{\n  "a": 1,\n  b: 2\n}' }, /not valid JSON at line 3, column 3 /],
])('refuses %s', async (_, files, message) => {
  await expect(bundleSchema(await setup(files), 'a.json')).rejects.toThrow(message)
})
