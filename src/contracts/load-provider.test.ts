import { dirname, relative } from 'node:path'
import { expect, test } from 'vitest'
import { acme, writeAcme } from '../../test/acme-provider.ts'
import { type Json, UsageError } from '../model/index.ts'
import { removePointer, setPointer } from '../schemas/index.ts'
import { listProviders } from './list-providers.ts'
import { loadProvider } from './load-provider.ts'

const asJson = acme as unknown as Json

/** The contract with one place changed. */
function withChange(pointer: string, value: Json): Json {
  return setPointer(asJson, pointer, value)
}

test('reads a folder that the user names', async () => {
  const folder = await writeAcme()
  const provider = await loadProvider(folder)
  expect(provider.folder).toBe(folder)
  expect(provider.contract).toEqual(acme)
  expect(Object.keys(provider.schemas)).toEqual(['order.created', 'order.deleted'])
  expect(provider.schemas['order.created']).toBe(provider.schemas['order.deleted'])
  expect(provider.headerSchema).toMatchObject({ type: 'object' })
})

test('tells what is sent from what is only understood', async () => {
  const provider = await loadProvider(await writeAcme())
  const members = { order: { properties: { note: { $ref: '#/$defs/note' } } } }
  expect(provider.schemas['order.created']).toMatchObject({ properties: members })
  expect(JSON.stringify(provider.schemas)).not.toContain('old')
  expect(JSON.stringify(provider.readings)).toContain('old')
})

test('reads a path that is relative', async () => {
  const folder = await writeAcme()
  const provider = await loadProvider(`./${relative(process.cwd(), folder)}`)
  expect(provider.folder).toBe(folder)
})

test('lists our providers, which all load by their ids', async () => {
  const ids = await listProviders()
  expect(ids).not.toEqual([])
  const provider = await loadProvider(ids[0] ?? '')
  expect(provider.contract.id).toBe(ids[0])
})

test('lists the providers of another folder', async () => {
  const folder = await writeAcme()
  expect(await listProviders(dirname(folder))).toContain(folder.slice(dirname(folder).length + 1))
})

test('suggests the nearest id, and else all of them', async () => {
  const [id = ''] = await listProviders()
  await expect(loadProvider(`${id}x`)).rejects.toThrow(
    `Cannot load provider "${id}x": there is no folder schemas/${id}x. Did you mean "${id}"?`,
  )
  await expect(loadProvider('something-else')).rejects.toThrow(`Choose one of ${id}, `)
  await expect(loadProvider('./nowhere')).rejects.toThrow(
    'Cannot load provider "./nowhere": there is no such folder. Give the folder that holds its contract.json.',
  )
})

const typeOf = '/events/families/0/types/0'

test.each<[string, Json, string]>([
  [
    'a missing section',
    removePointer(asJson, '/retry'),
    '/retry: expected a value (required), received nothing',
  ],
  ['a misspelt member', withChange('/retry/atempts', null), '/retry/atempts: expected no property "atempts"'],
  ['a wrong type', withChange('/retry/attempts/value', 'five'), '/retry/attempts/value: expected integer'],
  [
    'a fact without its grounds',
    withChange('/retry/attempts', { value: 5 }),
    '/retry/attempts/basis: expected a value',
  ],
  ['a wrong location', withChange('/times/0/at', 'X-Acme'), '/times/0/at: expected string matching'],
  [
    'an unknown kind',
    withChange('/authentication/1/kind', 'digest'),
    '/authentication/1/kind: expected "signature" or',
  ],
  [
    'a source that is not listed',
    withChange('/retry/attempts/source', 'blog'),
    '/retry/attempts/source: there is no source "blog". Add it',
  ],
  [
    'one of several sources',
    withChange('/times/0/source', ['docs', 'blog']),
    '/times/0/source: there is no source "blog"',
  ],
  [
    'a header that is not listed',
    withChange(`${typeOf}/match`, { 'header:X-Acme-Type': 'a' }),
    `${typeOf}/match/header:X-Acme-Type: header "X-Acme-Type" is not among /request/headers. List it there`,
  ],
  [
    'a signed header that is not listed',
    withChange('/authentication/0/signatures/0/signed', '{header:X-Acme-Id}{body}'),
    '/authentication/0/signatures/0/signed: header "X-Acme-Id" is not among',
  ],
  [
    'a type described twice',
    withChange(`${typeOf}/type`, 'order.deleted'),
    'event type "order.deleted" is described twice',
  ],
  [
    'a mode described twice',
    withChange('/authentication/1/id', 'signature'),
    'mode "signature" is described twice',
  ],
  [
    'an entity that no schema describes',
    withChange('/events/families/0/entity', '/order/key'),
    '/events/families/0/entity: events/order.schema.json describes nothing at /order/key. Correct the pointer',
  ],
  [
    'a marker that no schema describes',
    withChange('/events/families/0/markers/0', '/note'),
    '/events/families/0/markers/0: no payload schema describes /note',
  ],
  [
    'a schema file that is missing',
    withChange(`${typeOf}/schema`, 'events/bill.schema.json'),
    `${typeOf}/schema: there is no file events/bill.schema.json. Create it`,
  ],
  [
    'freshness without its time',
    withChange('/times', []),
    '/freshness/at: no entry of /times stands at header:X-Acme-Signature#t',
  ],
  [
    'an object of an unknown family',
    withChange('/callbacks/endpoints/0/of', 'bill'),
    '/callbacks/endpoints/0/of: there is no event family "bill", whose object is described',
  ],
  [
    'a test event of an unknown type',
    withChange('/callbacks/endpoints/0/sends', { otherwise: 'PING' }),
    '/callbacks/endpoints/0/sends/otherwise: there is no event type "PING"',
  ],
])('refuses %s', async (_, contract, message) => {
  const folder = await writeAcme({ 'contract.json': contract })
  const error = await loadProvider(folder).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(UsageError)
  expect(String(error)).toContain(
    `Cannot load provider "${folder}": in ${folder}/contract.json, ${message.startsWith('/') ? message : ''}`,
  )
  expect(String(error)).toContain(message)
})

test.each<[string, Record<string, unknown>, RegExp]>([
  ['no contract', { 'contract.json': null }, /^Cannot read .*contract\.json: there is no such file\. /],
  [
    'a contract that is not JSON',
    { 'contract.json': '{\n "id": acme }' },
    /contract\.json: it is not valid JSON at line 2, column 8/,
  ],
  [
    'a schema that is not JSON',
    { 'events/order.schema.json': '{"type":}' },
    /order\.schema\.json: it is not valid JSON at line 1, column 9/,
  ],
  [
    'a schema that is none',
    { 'events/order.schema.json': { type: 'objekt' } },
    /^Cannot compile schema .*events\/order\.schema\.json: /,
  ],
  [
    'a missing common file',
    { 'common/note.schema.json': null },
    /^Cannot read .*note\.schema\.json: there is no such file/,
  ],
  [
    'no schema of headers',
    { 'headers.schema.json': null },
    /^Cannot read .*headers\.schema\.json: there is no such file/,
  ],
])('refuses %s', async (_, changes, message) => {
  await expect(loadProvider(await writeAcme(changes))).rejects.toThrow(message)
})

test('shows some mistakes and counts the rest', async () => {
  const folder = await writeAcme({ 'contract.json': { id: 'acme' } })
  await expect(loadProvider(folder)).rejects.toThrow(/\/sources.*; and 12 more\. Correct it; /)
})
