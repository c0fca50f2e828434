import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correct, type Running } from '../fixtures/receivers/index.ts'
import { unknownFields } from '../src/captures/validation/unknown-fields.ts'
import { loadProvider, type Provider, recogniseEvent } from '../src/contracts/index.ts'
import type { AuthenticationMode, Contract, Json, SignatureRule } from '../src/model/index.ts'
import { compileSchema, isJsonObject } from '../src/schemas/index.ts'
import { hookproof, type Said } from './fake-shell.ts'
import { asNdjson, capturesOf, type KnownCapture } from './provider-captures.ts'
import { type ScratchFolder, scratchFolder } from './validation-reports.ts'

const basic = { username: 'anna', password: 'correct-horse-battery' }
const cases = ['moco', 'moego', 'mojave', 'moment', 'moxie', 'standard-webhooks']

describe.each(cases)('a contract drafted from deliveries of %s', (id) => {
  let scratch: ScratchFolder
  let truth: Provider
  let draft: Provider
  let captures: readonly KnownCapture[]
  let flags: readonly string[]
  let said: Said
  let folder: string

  beforeAll(async () => {
    scratch = await scratchFolder()
    truth = await loadProvider(id)
    const [mode] = truth.contract.authentication
    const secret = mode?.kind === 'signature' ? mode.testSecret : undefined
    const credentials = secret === undefined ? (mode?.kind === 'basic' ? basic : {}) : { secret }
    flags = Object.entries(credentials).flatMap(([name, value]) => [`--${name}`, value])
    captures = capturesOf(truth, credentials, id === 'moco' ? 1 : 4)
    const file = await scratch.write('captures.ndjson', asNdjson(captures))
    folder = join(scratch.path, 'drafted')
    said = await hookproof(['infer', file, '--out', folder, ...flags])
    draft = await loadProvider(folder)
  })

  afterAll(() => scratch.remove())

  test('is written, loads and states nothing but what was seen', () => {
    expect([said.code, said.stderr]).toEqual([0, ''])
    const bases = [...JSON.stringify(draft.contract).matchAll(/"basis":"(\w+)"/g)].map(([, basis]) => basis)
    expect(new Set(bases)).toEqual(new Set(['observed']))
    expect(draft.contract.sources).toEqual({
      captures: { title: 'Captured deliveries: captures.ndjson' },
    })
    const { acknowledgement, retry, disabling, ordering, batch } = draft.contract
    const unknown = [...Object.values(acknowledgement), ...Object.values(retry), ...Object.values(ordering)]
    expect(unknown.every((fact) => fact === null)).toBe(true)
    expect([disabling, batch]).toEqual([[], null])
  })

  test('tells the same event types apart', () => {
    const names = new Map<string, Set<string>>()
    const types = new Map<string, string>()
    for (const { event, ...capture } of captures) {
      const payload = JSON.parse(capture.body) as Json
      const found = recogniseEvent(draft.contract, { headers: capture.headers, payload })?.event.type ?? ''
      names.set(event, (names.get(event) ?? new Set()).add(found))
      types.set(found, event)
    }
    const apart = [...names].filter(([, found]) => found.size !== 1).map(([event]) => event)
    expect(apart).toEqual([])
    expect(types.size).toBe(names.size)
    expect(types.size).toBe(truth.contract.events.families.flatMap((family) => family.types).length)
  })

  test('finds how deliveries are secured', () => {
    expect(secured(draft.contract.authentication[0])).toEqual(secured(truth.contract.authentication[0]))
  })

  test('finds what events are about', () => {
    const entities = entitiesOf(draft.contract, captures)
    expect(entities).toEqual(entitiesOf(truth.contract, captures))
  })

  test('leaves all its captures valid and verified', async () => {
    const file = join(scratch.path, 'captures.ndjson')
    const { code, stdout } = await hookproof(['validate', file, '--provider', folder, ...flags])
    expect(stdout).toMatch(/ ✓ valid\n$/)
    expect(code).toBe(0)
  })

  test('describes every field', () => {
    for (const { headers, body } of captures) {
      const payload = JSON.parse(body) as Json
      const event = recogniseEvent(draft.contract, { headers, payload })
      const schema = draft.schemas[event?.event.type ?? ''] ?? {}
      expect(compileSchema(draft.readings[event?.event.type ?? ''] ?? {}).validate(payload)).toEqual([])
      expect(unknownFields(schema, payload)).toEqual([])
    }
  })

  test('holds no text of a delivery but types, fixed headers and names of fields', async () => {
    const told = new Set(
      draft.contract.events.families.flatMap(({ name, types }) => [
        name,
        ...types.flatMap(({ match }) => Object.values(match)),
      ]),
    )
    const payloads = captures.map(({ body }) => JSON.parse(body) as Json)
    const texts = new Set(payloads.flatMap(textsIn))
    expect(texts.size).toBeGreaterThan(10)
    const names = new Set(payloads.flatMap(namesIn))
    // Shorter ones are words that a schema may well have of its own.
    const suspects = [...texts].filter((text) => text.length >= 6 && !told.has(text) && !names.has(text))
    const files = await filesIn(folder)
    const isThere = (text: string): boolean =>
      files.includes(JSON.stringify(text)) || (text.length > 16 && files.includes(text))
    expect(suspects.filter(isThere)).toEqual([])
    for (const value of flags.filter((flag) => !flag.startsWith('--') && flag !== basic.username)) {
      expect(files).not.toContain(value)
      expect(said.stdout).not.toContain(value)
    }
  })
})

describe.each(cases)('a contract drafted from %s', (id) => {
  let running: Running
  let scratch: ScratchFolder

  beforeAll(async () => {
    scratch = await scratchFolder()
  })

  afterAll(async () => {
    await running?.close()
    await scratch.remove()
  })

  test('tests a correct receiver, which passes', async () => {
    const truth = await loadProvider(id)
    const [mode] = truth.contract.authentication
    const secret = 'whsec_dGhlIHNlY3JldCBvZiB0aGUgcmVjZWl2ZXI='
    const credentials = mode?.kind === 'basic' ? basic : { secret }
    const flags = Object.entries(credentials).flatMap(([name, value]) => [`--${name}`, value])
    const captures = capturesOf(truth, credentials, 4).filter(({ headers }) =>
      // Those of the fixtures are signed with another secret.
      headers.some(([name]) => name === 'X-Forwarded-For'),
    )
    const file = await scratch.write('captures.ndjson', asNdjson(captures))
    const folder = join(scratch.path, 'drafted')
    expect((await hookproof(['infer', file, '--out', folder, ...flags])).stderr).toBe('')
    const receiver = correct.find(({ name }) => name === 'node-http')
    if (receiver === undefined) throw new Error('there is no receiver node-http')
    const auth = mode?.kind === 'basic' ? { mode: 'basic' } : {}
    running = await receiver.start({ provider: id, ...auth, ...credentials, store: 'memory' })
    const probes = ['--effects', running.effectsUrl, '--state', running.stateUrl]
    const { code, stdout, stderr } = await hookproof([
      ...['test', running.url, '--provider', folder, ...flags, ...probes, '--runs', '2', '--seed', '7'],
    ])
    expect([stderr, code]).toEqual(['', 0])
    expect(stdout).toMatch(/[2-9]\d passed/)
    expect(stdout).not.toContain('FAIL')
  })
})

/** What a receiver has to know, with header names in one letter case. */
function secured(mode: AuthenticationMode | undefined): unknown {
  if (mode?.kind !== 'signature') return mode?.kind
  return mode.signatures.map(({ at, algorithm, encoding, entry, signed, key, standing }: SignatureRule) => ({
    at: at.toLowerCase(),
    algorithm,
    encoding,
    entry,
    signed: signed.toLowerCase(),
    decode: key.decode,
    strip: key.strip,
    standing,
  }))
}

function entitiesOf(contract: Contract, captures: readonly KnownCapture[]): unknown {
  const found = captures.map(({ event, headers, body }) => {
    const payload = JSON.parse(body) as Json
    return [event, recogniseEvent(contract, { headers, payload })?.family.entity ?? null]
  })
  return Object.fromEntries(found)
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : []
}

function namesIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (!isJsonObject(value)) return []
  return [...Object.keys(value), ...Object.values(value).flatMap(namesIn)]
}

async function filesIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8'))
  return (await Promise.all(texts)).join('\n')
}
