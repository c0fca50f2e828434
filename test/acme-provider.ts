import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Contract } from '../src/model/index.ts'

const docs = { basis: 'documented', source: 'docs' } as const

/** A provider that does not exist, with a bit of everything. */
export const acme: Contract = {
  id: 'acme',
  name: 'Acme',
  summary: 'A provider for tests.',
  sources: { docs: { title: 'Acme documentation' } },
  request: {
    method: { value: 'POST', ...docs },
    contentType: null,
    encoding: null,
    headers: [
      { name: 'X-Acme-Event', sent: 'always', ...docs },
      { name: 'X-Acme-Delivery', sent: 'always', ...docs },
      { name: 'X-Acme-Signature', sent: 'always', ...docs },
    ],
    quirks: null,
    maxBodyBytes: null,
    addsFields: null,
  },
  authentication: [
    {
      id: 'signature',
      kind: 'signature',
      signatures: [
        {
          at: 'header:X-Acme-Signature',
          algorithm: 'hmac-sha256',
          encoding: 'hex',
          entry: 't={timestamp},v1={signature}',
          signed: '{timestamp}.{body}',
          key: { decode: 'utf8' },
          standing: 'preferred',
          ...docs,
        },
      ],
      optional: null,
      testSecret: 'acme-test-secret',
      ...docs,
    },
    { id: 'basic', kind: 'basic', ...docs },
  ],
  events: {
    families: [
      {
        name: 'order',
        entity: '/order/id',
        versions: [{ at: '/order/changed', unit: 'iso' }],
        markers: ['/order/note'],
        types: [
          {
            type: 'order.created',
            change: 'create',
            match: { 'header:X-Acme-Event': 'created', 'body:/order': true },
            schema: 'events/order.schema.json',
            ...docs,
          },
          {
            type: 'order.deleted',
            change: 'delete',
            match: { 'header:X-Acme-Event': 'deleted' },
            schema: 'events/order.schema.json',
            ...docs,
          },
        ],
      },
    ],
    open: { value: true, ...docs },
    unfamiliar: [{ 'header:X-Acme-Event': 'archived' }],
  },
  identity: [
    {
      name: 'delivery',
      at: 'header:X-Acme-Delivery',
      scope: 'delivery',
      mint: { kind: 'uuid' },
      sent: 'always',
      idempotencyKey: true,
      ...docs,
    },
  ],
  times: [{ at: 'header:X-Acme-Signature#t', unit: 's', clock: 'attempt', ...docs }],
  freshness: {
    at: 'header:X-Acme-Signature#t',
    signed: true,
    toleranceSeconds: { value: 300, ...docs },
    sides: null,
    resignedPerAttempt: null,
    ...docs,
  },
  ordering: { guaranteed: null, by: null },
  batch: null,
  acknowledgement: {
    statuses: { value: ['2xx'], ...docs },
    deadlineMs: { value: 5000, ...docs },
    body: null,
    forged: null,
  },
  retry: {
    attempts: { value: 5, ...docs },
    backoff: { value: { kind: 'exponential', seconds: [60] }, ...docs },
    outcomes: null,
    changes: null,
    overlaps: null,
    honours: null,
  },
  disabling: [{ when: { statuses: ['410'] }, effect: 'disable', ...docs }],
  handshake: [],
  callbacks: {
    baseUrl: null,
    authentication: null,
    credential: null,
    endpoints: [
      {
        name: 'read order',
        method: 'GET',
        path: '/orders/{id}',
        does: 'read',
        of: 'order',
        object: { value: { markers: [], versions: [] }, ...docs },
        ...docs,
      },
    ],
  },
  assumptions: [],
}

const order = {
  type: 'object',
  properties: {
    order: {
      type: 'object',
      properties: {
        id: { type: 'integer' },
        changed: { type: 'string', format: 'date-time' },
        note: { $ref: '../common/note.schema.json' },
        old: { type: 'string', 'x-sent': false },
      },
      required: ['id'],
    },
  },
  required: ['order'],
}

/** The files of its folder, by path. */
const acmeFiles: Readonly<Record<string, unknown>> = {
  'contract.json': { $schema: 'elsewhere/contract.schema.json', ...acme },
  'headers.schema.json': { type: 'object', properties: { 'x-acme-event': { type: 'string' } } },
  'events/order.schema.json': order,
  'common/note.schema.json': { type: 'string' },
}

/** Writes its folder, with some files replaced (text as it is) or, by `null`, left out; gone after the test. */
export async function writeAcme(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hookproof-acme-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, content] of Object.entries({ ...acmeFiles, ...changes })) {
    if (content === null) continue
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}
