import { readdirSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { broken, correct, type Setup } from '../fixtures/receivers/index.ts'
import { post, type Sent, type Step, senders, setupFor } from './fixture-deliveries.ts'
import { stubService } from './stub-service.ts'

const service = await stubService()
afterAll(() => service.close())

/** Whatever it calls answers. */
const withService = (...given: Parameters<typeof setupFor>): Setup => ({
  ...setupFor(...given),
  downstreamUrl: service.url,
})

const folder = new URL('../fixtures/receivers/broken/', import.meta.url)

test('every broken receiver is listed, under the name of its file', () => {
  const files = readdirSync(folder).filter((name) => name !== 'index.ts')
  expect(files.length).toBeGreaterThan(40)
  expect(broken.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort())
})

test('names are unique among all receivers', () => {
  const names = [...correct, ...broken].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test.each(broken.map((receiver) => [receiver.name, receiver] as const))(
  '%s says what is wrong',
  (_, receiver) => {
    expect(receiver.mistake).toMatch(/^[A-Z].*[^.]\.$/)
    expect(receiver.catalogue).toMatch(/^(trn|sig|aut|rpl|dup|ack|ord|tmo|tol|api|rob|ops)-[a-z0-9-]+$/)
    expect(receiver.fails.length).toBeGreaterThan(0)
    for (const id of receiver.fails) expect(id).toMatch(/^[a-z]+\/[a-z0-9-]+$/)
  },
)

const genuine: Step = { change: 'create', version: 1, id: 7, note: 'grey' }

/** The genuine delivery for a receiver whose endpoint has a credential of its own. */
function withCredential(sent: Sent, endpoint: Record<string, unknown>): Sent {
  const { mode, username, password, token, headerName, headerValue } = endpoint
  const basic = Buffer.from(`${username}:${password}`).toString('base64')
  const headers = { ...sent.headers }
  if (mode === 'basic') headers.authorization = `Basic ${basic}`
  if (mode === 'bearer') headers.authorization = `Bearer ${token}`
  if (mode === 'header') headers[String(headerName).toLowerCase()] = String(headerValue)
  return { ...sent, headers }
}

// About to refuse what comes from this test for the reason that makes them broken.
const exempt = new Set([
  'compares-base64url',
  'reads-title-case-headers',
  'refuses-late-events',
  'splits-basic-on-every-colon',
  'throws-on-missing-optional',
])

const working = broken.filter(
  ({ name, fails, unavailable, calls = [] }) =>
    !exempt.has(name) &&
    !fails.some((id) => id.startsWith('before/')) &&
    (unavailable?.() ?? null) === null &&
    !calls.includes('provider-api'),
)

test.each(
  working.flatMap((receiver) =>
    receiver.providers.map((provider) => [receiver.name, provider, receiver] as const),
  ),
)('%s acts on a plain delivery of %s', async (_, provider, receiver) => {
  const running = await receiver.start({ ...withService(provider, 'memory'), ...receiver.endpoint })
  const sent = (senders[provider] as (step: Step) => Sent)(genuine)
  const status = await post(running.url, withCredential(sent, { ...receiver.endpoint }))
  expect(status).toBeLessThan(300)
  await expect.poll(async () => (await fetch(running.effectsUrl)).json()).toHaveLength(1)
  await running.close()
})
