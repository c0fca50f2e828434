import { expect, it } from 'vitest'
import type { Provider } from '../contracts/index.ts'
import type { Contract, JsonObject } from '../model/index.ts'
import { providerTypes } from './provider-types.ts'

it('tells deliveries apart by event, and narrows what the contract matches by', async () => {
  const text = await types([
    {
      type: 'a/b',
      match: { 'header:X-Kind': 'a', 'header:X-Any': true },
      schema: 'events/thing.schema.json',
    },
    {
      type: "it's",
      match: { 'body:/type': "it's", 'body:/meta/kind': 'k' },
      schema: 'events/thing.schema.json',
    },
    {
      type: 'plain',
      match: { 'query:kind': 'plain', 'header:X-S#t': 'x' },
      schema: 'events/thing.schema.json',
    },
  ])
  expect(text).toContain(
    "  | { event: 'a/b'; headers: AcmeHeaders & { 'x-kind': 'a'; 'x-any': string }; payload: Thing }\n",
  )
  expect(text).toContain(
    "  | { event: 'it\\'s'; headers: AcmeHeaders; payload: Thing & { type: 'it\\'s'; meta: { kind: 'k' } } }\n",
  )
  expect(text).toContain("  | { event: 'plain'; headers: AcmeHeaders; payload: Thing }\n")
})

it('declares a shared definition once, and keeps apart what only has the same name', async () => {
  const person = { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] }
  const other = { type: 'object', properties: { name: { type: 'string' } } }
  const using = (definition: JsonObject): JsonObject => ({
    type: 'object',
    properties: { who: { $ref: '#/$defs/person' } },
    $defs: { person: definition },
  })
  const text = await types(
    [
      { type: '1', match: {}, schema: 'events/one.schema.json' },
      { type: '2', match: {}, schema: 'events/two.schema.json' },
      { type: '3', match: {}, schema: 'events/person.schema.json' },
    ],
    { one: using(person), two: using(person), person: using(other) },
  )
  expect(declared(text)).toEqual(['One', 'Person', 'Person2', 'PersonPayload', 'Two', ...own])
  expect(text.match(/who\?: Person\n/g)).toHaveLength(2)
  expect(text).toContain('export interface PersonPayload {\n  who?: Person2\n')
})

it.each<[string, JsonObject, string]>([
  ['a reference to a text', { $ref: '#/$defs/text' }, 'field?: string'],
  [
    'a reference that may be null',
    { anyOf: [{ $ref: '#/$defs/part' }, { type: 'null' }] },
    'field?: Part | null',
  ],
  ['a described reference', { $ref: '#/$defs/part', description: 'D' }, 'field?: Part'],
  ['a reference with a restriction', { $ref: '#/$defs/part', required: ['a'] }, 'field?: Part & {'],
  ['an enumeration', { enum: ['a', null] }, "field?: 'a' | null"],
  ['a constant', { const: 7 }, 'field?: 7'],
  ['several types', { type: ['string', 'null'], pattern: 'x' }, 'field?: string | null'],
  ['a list', { type: 'array', items: { $ref: '#/$defs/part' }, minItems: 1, maxItems: 3 }, 'field?: Part[]'],
  [
    'a tuple',
    { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], items: false },
    'field?: [string, number]',
  ],
  ['a dictionary', { type: 'object', additionalProperties: { type: 'number' } }, '[k: string]: number'],
  ['anything', true as unknown as JsonObject, 'field?: unknown'],
  ['itself', { $ref: '#' }, 'field?: Thing'],
  ['its own part', { $ref: '#/$defs/tree' }, 'field?: Tree'],
  ['a place within a definition', { $ref: '#/$defs/part/properties/a' }, 'field?: string'],
  [
    'what TypeScript cannot say',
    { type: 'string', format: 'date', if: { minLength: 2 }, 'x-mint': 'uuid' },
    'field?: string',
  ],
])('types %s', async (_, field, expected) => {
  const schema: JsonObject = {
    type: 'object',
    properties: { field },
    $defs: {
      text: { type: 'string', title: 'Text' },
      part: { title: 'Part of it', type: 'object', properties: { a: { type: 'string', title: 'A' } } },
      tree: { type: 'object', properties: { inner: { type: 'array', items: { $ref: '#/$defs/tree' } } } },
    },
  }
  expect(
    await types([{ type: '1', match: {}, schema: 'events/thing.schema.json' }], { thing: schema }),
  ).toContain(expected)
})

it('keeps what is known of a field beside the fields that nobody knows', async () => {
  const text = await types([event], { thing: { type: 'object', properties: { hours: { type: 'number' } } } })
  expect(text).toContain('export interface Thing {\n  hours?: number\n  [k: string]: unknown\n}')
})

it('leaves out alternatives that are never sent, and keeps wide what is only sent narrowly', async () => {
  const schema: JsonObject = {
    type: 'object',
    properties: {
      id: { type: ['string', 'integer'], 'x-sent': { type: 'string' } },
      old: { type: 'string', 'x-sent': false },
    },
    oneOf: [
      { required: ['id'] },
      { properties: { other: { type: 'string' } }, required: ['other'], 'x-sent': false },
    ],
  }
  const text = await types([event], { thing: schema })
  expect(text).toContain('export interface Thing {\n  id: string | number\n  [k: string]: unknown\n}')
})

it('writes an object that is spread over alternatives as one object per alternative', async () => {
  const schema: JsonObject = {
    type: 'object',
    properties: { id: { type: 'string' } },
    required: ['id'],
    allOf: [{ properties: { all: { type: 'string' } } }, { if: { required: ['id'] } }],
    oneOf: [{ properties: { a: { const: 1 } } }, { properties: { b: { const: 2 } }, required: ['b'] }],
  }
  const text = await types([event], { thing: schema })
  const member = (more: string): string => `\n      id: string\n      all?: string\n      ${more}\n`
  expect(text).toContain(member('a?: 1'))
  expect(text).toContain(member('b: 2'))
  expect(text).not.toMatch(/Thing\d/)
})

it('documents by descriptions, or by titles, and cannot be made to end a comment', async () => {
  const schema: JsonObject = {
    title: 'A thing',
    type: 'object',
    properties: { a: { type: 'string', description: 'Ends */ here.' }, b: { description: 'Two\nlines.' } },
  }
  const text = await types([event], { thing: schema })
  expect(text).toContain('/** A thing. */\nexport interface Thing {\n  /** Ends * / here. */\n  a?: string\n')
  expect(text).toContain('  /**\n   * Two\n   * lines.\n   */\n  b?: unknown\n')
})

it('makes the same bytes every time, with a line feed at every end', async () => {
  const once = await types([event])
  expect(await types([event])).toBe(once)
  expect(once).not.toContain('\r')
  expect(once.endsWith('}\n')).toBe(true)
  expect(once.split('\n').slice(0, 2)).toEqual([
    '// Types of Acme deliveries, generated by `hookproof types`.',
    '// Do not edit: change the schemas and run it again.',
  ])
})

it('never follows a reference out of the schema', async () => {
  const schema: JsonObject = { type: 'object', properties: { a: { $ref: 'https://example.invalid/x.json' } } }
  await expect(types([event], { thing: schema })).rejects.toThrow()
})

const own = ['AcmeDelivery', 'AcmeEvent', 'AcmeHeaders', 'AcmePayloads']
const event = { type: '1', match: {}, schema: 'events/thing.schema.json' } as const

interface Event {
  readonly type: string
  readonly match: Readonly<Record<string, string | true>>
  readonly schema: string
}

function types(events: readonly Event[], files: Readonly<Record<string, JsonObject>> = {}): Promise<string> {
  const schemas = Object.fromEntries(
    events.map(({ type, schema }) => [
      type,
      files[schema.slice(7, -12)] ?? { type: 'object', properties: {} },
    ]),
  )
  const families = [{ types: events }]
  const contract = { id: 'acme', name: 'Acme', events: { families } } as unknown as Contract
  const provider: Provider = {
    folder: '/acme',
    contract,
    schemas,
    readings: schemas,
    headerSchema: { type: 'object', properties: {} },
  }
  return providerTypes(provider)
}

function declared(text: string): readonly string[] {
  return [...text.matchAll(/^export (?:interface|type) (\w+)/gm)]
    .map(([, name]) => name as string)
    .sort((a, b) => {
      const rank = (name: string): number => (own.includes(name) ? 1 : 0)
      return rank(a) - rank(b) || (a < b ? -1 : 1)
    })
}
