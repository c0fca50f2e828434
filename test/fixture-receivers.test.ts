import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { correct, type FixtureReceiver, type Running, type Setup } from '../fixtures/receivers/index.ts'
import { post, type Sent, type Step, senders, setupFor } from './fixture-deliveries.ts'
import { stubService } from './stub-service.ts'

const service = await stubService()
afterAll(() => service.close())

/** Whatever it calls answers. */
const withService = (...given: Parameters<typeof setupFor>): Setup => ({
  ...setupFor(...given),
  downstreamUrl: service.url,
})

const open: Running[] = []

afterEach(async () => {
  for (const running of open.splice(0)) await running.close()
})

const step = (change: Step['change'], version: number, id = 7): Step => ({
  change,
  version,
  id,
  note: `note ${version}`,
})

/** Sends as a provider does: again, until it is acknowledged. */
async function deliver(url: string, sent: Sent): Promise<number> {
  let status = 0
  for (let attempt = 0; attempt < 20 && !(status >= 200 && status < 300); attempt++) {
    status = await post(url, sent)
  }
  return status
}

async function read(url: string): Promise<Record<string, unknown>[]> {
  return (await (await fetch(url)).json()) as Record<string, unknown>[]
}

const stores = ({ odd }: FixtureReceiver): Setup['store'][] =>
  odd === undefined || odd === 4 ? ['memory', 'durable'] : ['memory']

const cases = correct
  // These are others again, in a process that is ended and started.
  .filter(({ restarts }) => restarts !== true)
  .filter(
    ({ unavailable, calls = [] }) => (unavailable?.() ?? null) === null && !calls.includes('provider-api'),
  )
  .flatMap((receiver) =>
    receiver.providers.flatMap((provider) =>
      stores(receiver).map((store) => ({ receiver, provider, store, name: receiver.name })),
    ),
  )

describe.each(cases)('$name with $provider in a $store store', ({ receiver, provider, store }) => {
  const sender = senders[provider] as (step: Step) => Sent

  test('applies a genuine delivery once, however often it comes', async () => {
    const running = await receiver.start(withService(provider, store))
    open.push(running)
    const sent = sender(step('create', 1))
    expect(await deliver(running.url, sent)).toBeLessThan(300)
    await expect.poll(() => read(running.effectsUrl)).toHaveLength(1)
    expect(await deliver(running.url, sent)).toBeLessThan(receiver.odd === 10 ? 500 : 300)
    if (receiver.shows === undefined) expect(await read(running.effectsUrl)).toHaveLength(1)
    expect(await read(running.stateUrl)).toHaveLength(1)
  })

  test('does nothing about a forged one', async () => {
    const running = await receiver.start(withService(provider, store))
    open.push(running)
    if (provider === 'moment') return
    const { headers, body } = sender(step('create', 1))
    const forged =
      provider === 'moxie'
        ? { headers: { ...headers, authorization: 'Basic eDp5' }, body }
        : { headers, body: `${body} ` }
    await post(running.url, forged)
    expect(await read(running.effectsUrl)).toEqual([])
    expect(await deliver(running.url, { headers, body })).toBeLessThan(300)
  })

  test('survives junk without a server error', async () => {
    const running = await receiver.start(withService(provider, store))
    open.push(running)
    for (const body of ['', 'null', '[]', '{', '1', '"x"', '{"type":1,"data":null}']) {
      expect(await post(running.url, { headers: sender(step('create', 1)).headers, body })).toBeLessThan(500)
    }
    expect(await deliver(running.url, sender(step('create', 1)))).toBeLessThan(300)
  })
})

describe.each(cases.filter(({ provider }) => !['moxie', 'moment', 'mojave'].includes(provider)))(
  '$name with $provider in a $store store, out of order',
  ({ receiver, provider, store }) => {
    const sender = senders[provider] as (step: Step) => Sent

    test('ends with the newest version, and a deleted entity stays deleted', async () => {
      const running = await receiver.start(withService(provider, store))
      open.push(running)
      for (const version of [1, 3, 2]) {
        await deliver(running.url, sender(step(version === 1 ? 'create' : 'update', version)))
      }
      await expect.poll(async () => JSON.stringify(await read(running.stateUrl))).toContain('note 3')
      await deliver(running.url, sender(step('create', 1, 8)))
      await deliver(running.url, sender(step('delete', 3, 8)))
      await deliver(running.url, sender(step('update', 2, 8)))
      await expect.poll(async () => (await read(running.effectsUrl)).length).toBeGreaterThanOrEqual(4)
      expect(JSON.stringify(await read(running.stateUrl))).not.toContain('note 2')
    })
  },
)
