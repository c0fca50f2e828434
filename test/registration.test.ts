import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { registersItself } from '../fixtures/receivers/correct/calling/registers-itself.ts'
import { loadProvider } from '../src/contracts/index.ts'
import { run } from '../src/runner/index.ts'
import { suites } from '../suites/index.ts'
import { asProcess } from './matrix/as-process.ts'
import { freePorts } from './matrix/free-ports.ts'

const only = ['signatures/rejects-wrong-secret', 'duplicates/duplicate-has-one-effect']

it('delivers where a receiver registered itself, with the secret that it chose', async () => {
  const [port] = await freePorts(1)
  const apiKey = 'key-of-the-api'
  const receiver = await asProcess(registersItself, {
    provider: 'moego',
    store: 'memory',
    apiUrl: `http://127.0.0.1:${port}`,
    apiKey,
  })
  const report = await run({
    provider: await loadProvider('moego'),
    suites,
    target: { kind: 'url', url: new URL('/nowhere', receiver.url).href },
    // It has a secret, but nobody told us.
    credentials: {},
    start: { command: receiver.command },
    providerApi: { kind: 'port', port },
    providerApiKey: apiKey,
    effects: { kind: 'url', url: receiver.effectsUrl },
    only,
    runs: 2,
    workers: 4,
    settleMs: 3_000,
  }).finally(receiver.close)
  expect(report.target).toBe(receiver.url)
  const asked = report.checks.filter(({ verdict }) => verdict !== 'skip')
  expect(asked.map(({ id, verdict }) => [id, verdict])).toEqual(only.map((id) => [id, 'pass']))
  expect(JSON.stringify(report)).not.toContain('chosen-by-the-receiver-itself')
}, 60_000)

it('sends test events and redeliveries to where it registered, before the first history and in the middle of it', async () => {
  const [port] = await freePorts(1)
  const api = `http://127.0.0.1:${port}/v1`
  const call = async (path: string, body: unknown = {}): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${api}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await response.json()) as Record<string, unknown>
  }
  const seen: { delivery: string; event: string; type: string }[] = []
  const asked: Promise<unknown>[] = []
  /** Asks for its first delivery once more, as soon as the provider knows of it. */
  const askAgain = async (delivery: string): Promise<void> => {
    const path = '/webhook/deliveries:list'
    const filter = { success: true, eventTypes: ['CUSTOMER_CREATED'] }
    for (;;) {
      const { deliveries } = (await call(path, { pagination: { pageSize: 5 }, filter })) as {
        deliveries: { id: string }[]
      }
      if (deliveries.some(({ id }) => id === delivery)) break
    }
    await call(`/webhooks/deliveries/${delivery}/redeliver`)
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { id: string; type: string }
      const delivery = String(request.headers['x-moe-delivery-id'])
      seen.push({ delivery, event: body.id, type: body.type })
      const isFirst = seen.filter(({ type }) => type === 'CUSTOMER_CREATED').length === 1
      response.end()
      if (isFirst && body.type === 'CUSTOMER_CREATED') asked.push(askAgain(delivery))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const endpointUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`
  const provider = await loadProvider('moego')
  await run({
    provider,
    suites,
    target: { kind: 'url', url: endpointUrl },
    credentials: { secret: 'a secret' },
    events: ['CUSTOMER_CREATED'],
    providerApi: { kind: 'port', port },
    only: ['signatures/rejects-wrong-secret'],
    runs: 1,
    workers: 1,
    settleMs: 100,
    onProgress: ({ kind }) => {
      if (kind === 'selected') asked.push(registerAndTest())
    },
  })
  async function registerAndTest(): Promise<void> {
    const { id } = await call('/webhooks', { endpointUrl, eventTypes: [] })
    const tested = await call(`/webhooks/${id}/test`)
    expect(tested).toMatchObject({
      eventType: 'HEALTH_CHECK',
      webhookId: id,
      responseStatus: 200,
      success: true,
    })
  }
  await Promise.all(asked)
  const first = seen.find(({ type }) => type === 'CUSTOMER_CREATED')
  const copies = seen.filter(({ event }) => event === first?.event)
  expect(new Set(copies.map(({ delivery }) => delivery)).size).toBe(2)
  expect(seen.filter(({ type }) => type === 'HEALTH_CHECK')).toHaveLength(1)
})

it('says so when a receiver that should know a secret registers nothing', async () => {
  const [port] = await freePorts(1)
  const settings = {
    provider: await loadProvider('moco'),
    suites,
    target: { kind: 'url', url: 'http://127.0.0.1:1/' },
    credentials: {},
    providerApi: { kind: 'port', port },
    runs: 1,
    workers: 1,
    settleMs: 100,
  } as const
  await expect(run(settings)).rejects.toMatchObject({ name: 'UsageError', code: 'missing-secret' })
})
