import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listProviders, loadProvider, offeredEvents, recogniseEvent } from '../src/contracts/index.ts'
import type { Json, JsonObject } from '../src/model/index.ts'
import { compileSchema, problemText } from '../src/schemas/index.ts'

/** A real delivery, written down; signed by something other than our own code. */
interface Delivery {
  readonly event: string
  readonly source: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const root = new URL('..', import.meta.url).pathname
const ids = await listProviders()

/** So many lines may a schema have. */
const LIMIT = 300

function readDeliveries(id: string): readonly (readonly [file: string, delivery: Delivery])[] {
  const folder = join(root, 'fixtures/deliveries', id)
  if (!existsSync(folder)) return []
  return readdirSync(folder).map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))])
}

function schemaFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.schema.json'))
}

test('there are providers', () => {
  expect(ids.length).toBeGreaterThanOrEqual(6)
})

describe.each(ids)('%s', async (id) => {
  const provider = await loadProvider(id)
  const { contract, folder, schemas, readings, headerSchema } = provider
  const deliveries = readDeliveries(id)
  const offered = offeredEvents(contract)

  test('is named after its folder', () => {
    expect(contract.id).toBe(id)
  })

  // Loading trusts our own contracts, because checking them takes longer than testing some receivers.
  test('has a contract as the schema of contracts describes it', () => {
    const read = (file: string): Json => JSON.parse(readFileSync(file, 'utf8')) as Json
    const shape = read(join(root, 'schemas/contract.schema.json')) as JsonObject
    const problems = compileSchema(shape).validate(read(join(folder, 'contract.json')))
    expect(problems.map(problemText)).toEqual([])
  })

  test('has a schema that compiles for every event type', () => {
    expect(offered).not.toEqual([])
    for (const { event } of offered) {
      for (const schema of [schemas[event.type], readings[event.type]]) {
        expect(schema, event.type).toBeDefined()
        compileSchema(schema as JsonObject, `${id}/${event.schema}`)
      }
    }
  })

  test('uses every schema file, and none is too long', () => {
    const files = schemaFiles(folder)
    expect(files).not.toEqual([])
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'))
    const known = new Set(['headers.schema.json', ...offered.map(({ event }) => event.schema)])
    const isUsed = (file: string): boolean =>
      known.has(file) || texts.some((text) => text.includes(`/${file.slice(file.lastIndexOf('/') + 1)}`))
    expect(files.filter((file) => !isUsed(file))).toEqual([])
    expect(files.filter((_, index) => (texts[index]?.split('\n').length ?? 0) > LIMIT)).toEqual([])
  })

  test('describes its headers in lower case, all that the contract lists', () => {
    compileSchema(headerSchema, `${id}/headers.schema.json`)
    const names = Object.keys((headerSchema.properties ?? {}) as JsonObject)
    expect(names).not.toEqual([])
    expect(names.filter((name) => name !== name.toLowerCase())).toEqual([])
    const listed = contract.request.headers.map(({ name }) => name.toLowerCase())
    expect(listed.filter((name) => !names.includes(name))).toEqual([])
  })

  test('has a delivery of every family', () => {
    const shown = new Set(deliveries.map(([, { event }]) => event))
    const missing = contract.events.families.filter(({ types }) => !types.some(({ type }) => shown.has(type)))
    expect(missing.map(({ name }) => name)).toEqual([])
  })

  test('has known answers where it signs', () => {
    if (!contract.authentication.some(({ kind }) => kind === 'signature')) return
    const file = join(root, 'fixtures/vectors', `${id}.json`)
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly { valid: boolean }[] }
    expect(new Set(cases.map(({ valid }) => valid))).toEqual(new Set([true, false]))
  })

  test('has deliveries', () => {
    expect(deliveries).not.toEqual([])
  })

  test.each(deliveries)('%s is valid and recognised', (_, delivery) => {
    const { event, headers, body } = delivery
    const payload = JSON.parse(body) as Json
    const lower = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    )
    expect(recogniseEvent(contract, { headers, payload })?.event.type).toBe(event)
    expect(compileSchema(headerSchema).validate(lower).map(problemText)).toEqual([])
    expect(
      compileSchema(readings[event] as JsonObject)
        .validate(payload)
        .map(problemText),
    ).toEqual([])
  })

  test.each(deliveries)(
    '%s has an entity that is minted, if it is one that is sent',
    (_, { event, body }) => {
      const payload = JSON.parse(body) as Json
      const schema = compileSchema(schemas[event] as JsonObject)
      const entity = offered.find((one) => one.event.type === event)?.family.entity ?? null
      if (entity === null || schema.validate(payload).length > 0) return
      expect(schema.mintable(payload).map(({ pointer }) => pointer)).toContain(entity)
    },
  )
})
