import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearMiss, ordinaryEvent, payload } from '../../src/arbitraries/index.ts'
import {
  listProviders,
  loadProvider,
  offeredEvents,
  parseLocation,
  recogniseEvent,
} from '../../src/contracts/index.ts'
import { makeAttempt } from '../../src/minting/index.ts'
import type {
  AuthenticationMode,
  Credentials,
  Json,
  JsonObject,
  Terms,
  WireRequest,
} from '../../src/model/index.ts'
import { compileSchema, setPointer } from '../../src/schemas/index.ts'
import { verify } from '../../src/signing/index.ts'
import { definitions, optionsFor, parseFor } from '../bundled-parsers.ts'
import { exampleCredentials } from '../example-terms.ts'
import { openDesk } from '../minting-desk.ts'

const providers = await Promise.all((await listProviders()).map(loadProvider))
const fixtures = new URL('../../fixtures/', import.meta.url)

interface Delivery {
  readonly event: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Vector extends Omit<Delivery, 'event'> {
  readonly name: string
  readonly mode?: string
  readonly secret: string
  readonly credentials?: Credentials
  readonly expect: Readonly<Record<string, string>>
  readonly valid: boolean
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, fixtures), 'utf8')) as T
}

test('every provider has a parser', () => {
  expect(Object.keys(definitions).sort()).toEqual(providers.map(({ contract }) => contract.id).sort())
})

describe.each(providers.map((provider) => [provider.contract.id, provider] as const))(
  '%s',
  (id, provider) => {
    const { contract, schemas, readings } = provider
    const offered = offeredEvents(contract)
    const endpoint: Credentials = { ...exampleCredentials, headerName: 'X-Own' }

    /** Sender's and receiver's credentials of a mode. */
    function credentialsOf(mode: AuthenticationMode): readonly [sender: Credentials, receiver: object] {
      if (mode.kind !== 'signature') return [endpoint, optionsFor(mode, endpoint)]
      const receiver = { secret: mode.testPublicKey ?? mode.testSecret }
      return [{ secret: mode.testSecret }, optionsFor(mode, receiver)]
    }

    describe.each(contract.authentication.map((mode) => [mode.id, mode] as const))(
      'in mode %s',
      (_, mode) => {
        const [sender, options] = credentialsOf(mode)
        const terms: Terms = { contract, mode, events: offered, schemas }
        const desk = openDesk(terms)
        const clock = { now: () => desk.nowMs }

        test.each(offered.map((one) => [one.event.type, one] as const))(
          'takes a genuine %s',
          async (type, one) => {
            const plan = { entity: 1, version: 1, ageSeconds: 30, ...ordinaryEvent(schemas, one) }
            const world = desk.world({ events: [plan], moments: [] })
            const input = desk.input(world)
            const request = makeAttempt({ ...input, endpoint: { ...input.endpoint, credentials: sender } })
            const result = await parseFor(id, request, { ...options, ...clock })
            expect(result).toMatchObject({ ok: true, delivery: { event: type } })
            const payload = JSON.parse(Buffer.from(request.body).toString()) as Json
            expect(result.ok && result.delivery.payload).toEqual(payload)
            if (mode.kind === 'none') return
            for (const forged of forgeries(request)) {
              const judged = verify({
                mode,
                credentials: sender,
                request: forged,
                contract,
                explain: false,
                nowSeconds: desk.nowMs / 1000,
              })
              const told = await parseFor(id, forged, { ...options, ...clock })
              expect(told.ok || told.error.status !== 401).toBe(judged.ok)
            }
          },
        )
      },
    )

    test.each(offered.map(({ event }) => [event.type, event] as const))(
      'says of payloads of %s what their schema says',
      async (type, event) => {
        const schema = readings[type] as JsonObject
        const { validate } = compileSchema(schema)
        const sent = schemas[type] as JsonObject
        const drawn = [
          ...fc.sample(payload(schema, 'any'), { numRuns: 12, seed: 5 }),
          ...fc.sample(payload(sent, 'plain'), { numRuns: 3, seed: 5 }),
          ...fc.sample(nearMiss(sent), { numRuns: 25, seed: 5 }).map((miss) => miss.payload),
          ...fc.sample(fc.jsonValue(), { numRuns: 15, seed: 5 }),
        ] as readonly Json[]
        const verdicts = new Set<boolean>()
        for (const one of drawn) {
          const { fits } = definitions[id]?.events.find((candidate) => candidate.type === event.type) ?? {}
          const problems = validate(one)
          expect(fits?.(one), JSON.stringify(one)).toBe(problems.length === 0)
          verdicts.add(problems.length === 0)
        }
        expect([...verdicts].sort()).toEqual([false, true])
      },
    )

    test.each(readdirSync(new URL(`deliveries/${id}`, fixtures)))('takes the delivery %s', async (file) => {
      const { event, headers, body } = read<Delivery>(`deliveries/${id}/${file}`)
      const result = await parseFor(id, { headers, body }, { verify: false })
      expect(result).toMatchObject({ ok: true, delivery: { event, payload: JSON.parse(body) } })
    })

    test('acknowledges types that may come one day, and knows them from no type at all', async () => {
      expect(contract.events.unfamiliar).not.toEqual([])
      for (const locations of contract.events.unfamiliar) {
        const request = requestWith(locations)
        expect(
          recogniseEvent(contract, { headers: request.headers, payload: request.payload }),
        ).toBeUndefined()
        const body = JSON.stringify(request.payload)
        const result = await parseFor(id, { headers: request.headers, body }, { verify: false })
        expect(result).toMatchObject({
          ok: false,
          error: { code: 'unknown-event', status: 200, acknowledge: true },
        })
      }
      const nothing = await parseFor(id, { headers: {}, body: '{}' }, { verify: false })
      expect(nothing).toMatchObject({ ok: false, error: { code: 'no-event', status: 400 } })
    })

    if (readdirSync(new URL('vectors', fixtures)).includes(`${id}.json`)) {
      const { cases } = read<{ readonly cases: readonly Vector[] }>(`vectors/${id}.json`)

      test.each(cases.map((vector) => [vector.valid ? 'takes' : 'refuses', vector.name, vector] as const))(
        '%s what is known to be right or wrong: %s',
        async (_verdict, _name, vector) => {
          const mode = contract.authentication.find(
            (one) => one.id === (vector.mode ?? contract.authentication[0]?.id),
          )
          if (mode === undefined) throw new Error(`no mode ${vector.mode}`)
          const given = vector.credentials ?? { secret: vector.secret }
          const request = { headers: { ...vector.headers, ...vector.expect }, body: vector.body }
          // They are of some time long ago.
          const patience = definitions[id]?.freshness?.adjustable ? { toleranceSeconds: Infinity } : {}
          const result = await parseFor(id, request, { ...optionsFor(mode, given), ...patience })
          const isTaken = result.ok || result.error.status !== 401
          expect(isTaken, JSON.stringify(result)).toBe(vector.valid)
        },
      )
    }
  },
)

/** A request that shows no more than these. */
function requestWith(locations: Readonly<Record<string, string>>): {
  readonly headers: Readonly<Record<string, string>>
  readonly payload: JsonObject
} {
  const headers: Record<string, string> = {}
  let payload: Json = {}
  for (const [location, text] of Object.entries(locations)) {
    const { place, name } = parseLocation(location)
    if (place === 'header') headers[name] = text
    else payload = setPointer(payload, name, text)
  }
  return { headers, payload: payload as JsonObject }
}

/** One change each: whether it is a forgery is for the verifier to say. */
function forgeries(request: WireRequest): readonly WireRequest[] {
  const text = Buffer.from(request.body).toString()
  return [
    { ...request, body: Buffer.from(`${text} `) },
    { ...request, body: Buffer.from(text.replace('{', '{"forged":1,')) },
    { ...request, body: Buffer.from('') },
    ...request.headers.map((_, index) => ({
      ...request,
      headers: request.headers.filter((_, at) => at !== index),
    })),
    ...request.headers.map((_, index) => ({
      ...request,
      headers: request.headers.map(
        ([name, value], at) => [name, at === index ? `${value}x` : value] as const,
      ),
    })),
    ...request.headers.map((header) => ({ ...request, headers: [...request.headers, header] })),
  ]
}
