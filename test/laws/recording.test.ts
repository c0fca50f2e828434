import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, test } from 'vitest'
import { type CapturedDelivery, judgeDelivery } from '../../src/captures/index.ts'
import { sendRaw } from '../../src/probe/index.ts'
import { captureLine } from '../../src/recording/capture-line.ts'
import { forStorage } from '../../src/recording/for-storage.ts'
import { createRedactor, endToEnd } from '../../src/recording/index.ts'
import { sparedOf } from '../../src/recording/redaction/spared.ts'
import { planReplay, replay } from '../../src/replaying/index.ts'
import { readCapture } from '../capture-texts.ts'
import { allProviders, openDesk } from '../recording-desk.ts'

/** As they may stand on the wire: any bytes but control characters, and no white space around. */
const headerText = fc
  .array(
    fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f),
    { maxLength: 30 },
  )
  .map((codes) => String.fromCharCode(...codes).replace(/^[ \t\xa0]+|[ \t\xa0]+$/g, ''))

const header = fc.tuple(fc.stringMatching(/^X-[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}[0-9]$/), headerText)

const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => new TextEncoder().encode(text)),
  fc.json().map((text) => new TextEncoder().encode(text)),
  fc
    .constantFrom('\ufeff{}', '\ufffd', '\u2028', '\0', '{"log":{}}', '"token_id":')
    .map((text) => new TextEncoder().encode(text)),
)

const request = fc.record({
  method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE'),
  path: fc.webPath({ size: 'small' }).map((path) => (path.startsWith('/') ? path : `/${path}`)),
  headers: fc.array(header, { maxLength: 6 }),
  body,
  chunks: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
})

describe('what is sent to a recorder', () => {
  test('is found in its file to the byte, and arrives so again when it is replayed', async () => {
    const [first, second] = [await openDesk(), await openDesk()]
    const sent: string[] = []
    try {
      await fc.assert(
        fc.asyncProperty(request, async ({ method, path, headers, body: bytes, chunks }) => {
          const wire = chunks === undefined ? { writes: 1 } : { chunks }
          const url = `${first.url}${path}`
          const answer = await sendRaw({ method, url, headers, body: bytes, wire }, 10_000)
          expect(answer).toMatchObject({ kind: 'status', status: 200 })
          sent.push(path)
          const last = (await first.recorded()).at(-1) as CapturedDelivery
          expect(last).toMatchObject({ method, fidelity: 'exact', receivedAt: '2026-02-03T12:00:00.000Z' })
          expect(new URL(url).pathname + new URL(url).search).toBe(last.url)
          expect(endToEnd(last.headers)).toEqual(headers)
          expect(Buffer.from(last.body).equals(bytes)).toBe(true)
        }),
        { numRuns: 60 },
      )
      const recorded = (await first.recorded()).map((delivery) => ({ delivery, provider: null, event: null }))
      expect(recorded).toHaveLength(sent.length)
      const made = await replay({
        plan: planReplay(recorded, { duplicates: 0, shuffleSeed: null, speed: null }),
        target: second.url,
        resigning: null,
        concurrency: 1,
        timeoutMs: 10_000,
        nowMs: () => 0,
        signal: new AbortController().signal,
        onAttempt: () => {},
      })
      expect(made.every(({ acknowledged }) => acknowledged)).toBe(true)
      const again = await second.recorded()
      expect(again.map(essence)).toEqual(recorded.map(({ delivery }) => essence(delivery)))
    } finally {
      await Promise.all([first.close(), second.close()])
    }
  })
})

function essence({ method, url, headers, body: bytes }: CapturedDelivery): unknown {
  return { method, url, headers: endToEnd(headers), body: Buffer.from(bytes).toString('base64') }
}

describe('redaction', async () => {
  const providers = await allProviders()
  const files = globSync(['fixtures/deliveries/**/*.json']).sort()
  const salt = Buffer.from('0123456789abcdef')

  test('there are deliveries', () => {
    expect(files.length).toBeGreaterThan(150)
  })

  test('leaves genuine deliveries what they are: same event, same ids, nothing against the schema', async () => {
    let changed = 0
    for (const file of files) {
      const [delivery] = readCapture(await readFile(file), file)?.entries ?? []
      if (delivery?.kind !== 'delivery') throw new Error(`${file} holds no delivery`)
      const before = judgeDelivery(delivery, { providers })
      const stored = storedOf(delivery, salt, before.provider)
      const after = judgeDelivery(stored, { providers })
      expect(
        after.judged.remarks.filter(({ kind }) => kind === 'problem'),
        file,
      ).toEqual([])
      const isSame = Buffer.from(stored.body).equals(delivery.body)
      expect([file, after.judged.event, stored.fidelity]).toEqual([
        file,
        before.judged.event,
        isSame ? 'exact' : 'reserialised',
      ])
      expect(storedOf(delivery, salt, before.provider).body).toEqual(stored.body)
      if (!Buffer.from(stored.body).equals(delivery.body)) changed += 1
    }
    expect(changed).toBeGreaterThan(files.length / 4)
  })

  test('leaves nothing that was planted, wherever it stands', () => {
    const person = fc.record({
      name: fc.constantFrom('Hedwig Holle', 'Łukasz Żółć', 'Åse Ødegård'),
      email: fc.constantFrom('hedwig.holle@privat-mail.test', 'lz@zolc.test'),
      phone: fc.constantFrom('+49 171 5550123', '(0221) 555 01 23'),
      street: fc.constantFrom('Hohlweg 17', 'Rua Áurea 8'),
    })
    fc.assert(
      fc.property(person, fc.json(), fc.boolean(), ({ name, email, phone, street }, more, isIndented) => {
        const payload = {
          type: 'order.created',
          customer: {
            name,
            contact: { eMail: email, mobile_phone: phone },
            addresses: [{ street, note: street }],
          },
          log: [`${name} <${email}>, ${phone}`, JSON.stringify({ by: email })],
          [email]: 1,
          more: JSON.parse(more),
        }
        const delivery: CapturedDelivery = {
          kind: 'delivery',
          place: { file: 'x', entry: 1, line: 1, column: 1 },
          method: 'POST',
          url: `/hooks/${email}?mail=${encodeURIComponent(email)}&ref=${encodeURIComponent(phone)}`,
          headers: [
            ['X-Forwarded-For', '203.0.113.77, 2001:db8:77::1'],
            ['From', email],
            ['Authorization', 'Bearer planted-token'],
            ['Cookie', 'session=planted-cookie'],
            ['X-Any', 'planted-secret'],
          ],
          body: Buffer.from(JSON.stringify({ ...payload, key: 'planted-secret' }, null, isIndented ? 2 : 0)),
          bodyPlace: null,
          fidelity: 'exact',
          receivedAt: '2026-02-03T12:00:00.000Z',
        }
        const line = lineOf(delivery, salt, null)
        const planted = [
          email,
          encodeURIComponent(email),
          phone,
          street,
          '203.0.113.77',
          '2001:db8:77::1',
          'planted',
          ...name.split(' '),
        ]
        for (const text of planted) expect(line).not.toContain(text)
        expect(line).toContain('order.created')
      }),
    )
  })

  function lineOf(
    delivery: CapturedDelivery,
    key: Uint8Array,
    provider: Parameters<typeof sparedOf>[0],
  ): string {
    const { method = 'POST', url = '/', headers, body: bytes, receivedAt = '' } = delivery
    const policy = { secrets: ['planted-secret'], redactor: createRedactor(key) }
    return captureLine(
      forStorage({ method, url, headers, body: bytes }, receivedAt, policy, sparedOf(provider)),
    )
  }

  function storedOf(
    delivery: CapturedDelivery,
    key: Uint8Array,
    provider: Parameters<typeof sparedOf>[0],
  ): CapturedDelivery {
    const capture = readCapture(Buffer.from(lineOf(delivery, key, provider)), 'stored')
    const [entry] = capture?.entries ?? []
    if (entry?.kind !== 'delivery') throw new Error('it cannot be read back')
    return entry
  }
})
