import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract } from '../src/model/index.ts'
import { hookproof } from './fake-shell.ts'
import { type ScratchFolder, scratchFolder } from './validation-reports.ts'

const secret = 'mojave-test-secret'
const deliveries = 'fixtures/deliveries/mojave'
let scratch: ScratchFolder
let orders: string

beforeAll(async () => {
  scratch = await scratchFolder()
  const lines = ['order.created', 'order.paid', 'order.created'].map((event, index) => ({
    headers: {
      'X-Acme-Topic': event,
      'X-Acme-Delivery-Id': `d-${index}`,
      'X-Acme-Key': 'hush-hush-hush',
      'X-Acme-Shop': 'north',
      Host: 'shop.example',
      'X-Forwarded-For': '203.0.113.9',
    },
    body: JSON.stringify({ kind: `k${index % 2}`, order: { id: 70 + index, note: 'by anna' } }),
  }))
  orders = await scratch.write(
    'orders.ndjson',
    `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"bo`,
  )
})

afterAll(() => scratch.remove())

test('says what it found, and writes nothing unless it is told where', async () => {
  const said = await hookproof(['infer', deliveries], { environment: { HOOKPROOF_SECRET: secret } })
  expect([said.code, said.stderr]).toEqual([0, ''])
  expect(said.stdout).toContain(' events told by body:/type\n')
  expect(said.stdout).toMatch(/X-Mojave-Signature +hmac-sha256 in hex; verified in 10 of 10 exact captures\n/)
  expect(said.stdout).toContain('{signature} over {body}, key as utf8\n')
  expect(said.stdout).toContain('4 of 6 event types were seen once')
  expect(said.stdout).toMatch(/\n Nothing was written\. --out <folder> writes contract\.json/)
  expect(said.stdout).not.toContain(secret)
  for (const line of said.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
})

test('writes a folder, named after it, and does not overwrite one', async () => {
  const folder = join(scratch.path, 'My Shop')
  const said = await hookproof(['infer', orders, '--out', folder])
  expect([said.code, said.stderr]).toEqual([0, ''])
  expect((await readdir(folder, { recursive: true })).sort()).toEqual([
    'contract.json',
    'events',
    'events/order-created.schema.json',
    'events/order-paid.schema.json',
    'headers.schema.json',
  ])
  expect(await contractIn(folder)).toMatchObject({ id: 'my-shop', name: 'my-shop' })
  const again = await hookproof(['infer', orders, '--out', folder])
  expect(again).toMatchObject({ code: 2, stdout: '' })
  expect(again.stderr).toMatch(/Cannot write the draft to .*: contract\.json is there already\..*--force/s)
  const forced = ['infer', orders, '--out', folder, '--force', '--id', 'shop', '--name', 'The Shop']
  expect((await hookproof(forced)).code).toBe(0)
  expect(await contractIn(folder)).toMatchObject({ id: 'shop', name: 'The Shop' })
})

test('keeps to itself what came with the transport, what looks secret, and what could not be read', async () => {
  const folder = join(scratch.path, 'quiet')
  const { stdout } = await hookproof(['infer', orders, '--out', folder])
  const files = await readFile(join(folder, 'contract.json'), 'utf8')
  for (const text of ['hush', '203.0.113.9', 'forwarded', 'by anna', scratch.path]) {
    expect(files.toLowerCase()).not.toContain(text)
  }
  const { request, sources } = await contractIn(folder)
  expect(request.headers.map(({ name }) => name)).toEqual([
    'X-Acme-Topic',
    'X-Acme-Delivery-Id',
    'X-Acme-Key',
    'X-Acme-Shop',
  ])
  expect(request.headers.find(({ name }) => name === 'X-Acme-Shop')).toMatchObject({ value: 'north' })
  expect(sources).toEqual({ captures: { title: 'Captured deliveries: orders.ndjson' } })
  expect(stdout).toMatch(/The value of X-Acme-Key looks secret/)
  expect(stdout).toMatch(/left out\n {3}.*orders\.ndjson entry 4: its JSON ends too early/)
})

test('lets the user say where the event type stands', async () => {
  const folder = join(scratch.path, 'told')
  const { code } = await hookproof(['infer', orders, '--out', folder, '--event-at', 'body:/kind'])
  expect(code).toBe(0)
  const { events } = await contractIn(folder)
  const matches = events.families.flatMap(({ types }) => types.map(({ match }) => match))
  expect(matches).toEqual([{ 'body:/kind': 'k0' }, { 'body:/kind': 'k1' }])
  const both = ['--event-at', 'header:x-acme-topic', '--event-at', 'body:/kind']
  expect((await hookproof(['infer', orders, ...both])).stdout).toContain(
    'told by header:X-Acme-Topic, body:/kind',
  )
})

test.each<[string, readonly string[], string]>([
  [
    'a place that nobody knows',
    ['--event-at', 'cookie:type'],
    'it is neither a header nor a place in the body',
  ],
  ['a header that is not there', ['--event-at', 'header:X-Type'], 'no delivery has such a header'],
  ['a header of the transport', ['--event-at', 'header:Host'], 'no delivery has such a header'],
  ['a place that holds no text', ['--event-at', 'body:/order'], 'no delivery has a text there'],
  ['an id that is none', ['--id', 'My Shop'], 'for example --id my-shop'],
  ['a format that nobody knows', ['--format', 'papyrus'], 'there is no such format'],
])('refuses %s', async (_, flags, found) => {
  const { code, stdout, stderr } = await hookproof(['infer', orders, ...flags])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(found)
})

test('refuses captures from which nothing can be learned', async () => {
  const empty = await scratch.write('none.ndjson', '{"headers":{},"body":"no JSON"}\n')
  const { code, stderr } = await hookproof(['infer', empty])
  expect(code).toBe(2)
  expect(stderr).toContain('its body is no JSON')
})

test('names files that cannot be read, and learns from the others', async () => {
  const empty = await scratch.write('empty.ndjson', '')
  const { code, stdout } = await hookproof(['infer', orders, empty])
  expect(code).toBe(0)
  expect(stdout).toContain(`${empty}: it is empty`)
})

async function contractIn(folder: string): Promise<Contract> {
  return JSON.parse(await readFile(join(folder, 'contract.json'), 'utf8')) as Contract
}
