/**
 * Compiled by `tsc --noEmit`, never run: what people get who use the parsers.
 */
import { expectTypeOf } from 'vitest'
import {
  type MocoDelivery,
  type MocoEvent,
  type MocoParsedDelivery,
  moco,
  parseMoco,
} from '../src/generated/providers/moco.ts'
import { parseMoment } from '../src/generated/providers/moment.ts'
import { parseMoxie } from '../src/generated/providers/moxie.ts'
import { parseStandardWebhooks } from '../src/generated/providers/standard-webhooks.ts'
import { type ParseResult, parseDelivery } from '../src/receiving/index.ts'

declare const request: Request
declare const secret: string | undefined

export async function narrowsDeliveriesAndErrors(): Promise<void> {
  const result = await parseMoco(request, { secret })
  expectTypeOf(result).toEqualTypeOf<ParseResult<MocoDelivery>>()
  if (result.ok) {
    const { delivery } = result
    expectTypeOf(delivery).toEqualTypeOf<MocoParsedDelivery>()
    expectTypeOf(delivery.event).toEqualTypeOf<MocoEvent>()
    expectTypeOf(delivery.headers['x-moco-user-id']).toEqualTypeOf<string | undefined>()
    expectTypeOf(delivery.headers['x-moco-signature']).toEqualTypeOf<string | undefined>()
    if (delivery.event === 'Activity/create') expectTypeOf(delivery.payload.hours).toEqualTypeOf<number>()
    // @ts-expect-error before narrowing, not every payload has hours
    expectTypeOf(delivery.payload.hours).toEqualTypeOf<number>()
    // @ts-expect-error there is no such event
    return delivery.event === 'Activity/created' ? undefined : undefined
  }
  const { error } = result
  expectTypeOf(error.status).toEqualTypeOf<number>()
  expectTypeOf(error.message).toEqualTypeOf<string>()
  if (error.code === 'unknown-event') expectTypeOf(error.acknowledge).toEqualTypeOf<boolean>()
  if (error.code === 'stale') expectTypeOf(error.status).toEqualTypeOf<401>()
  if (error.code === 'invalid-payload') {
    expectTypeOf(error.event).toEqualTypeOf<MocoEvent>()
    expectTypeOf(error.problems[0]?.pointer).toEqualTypeOf<string | undefined>()
  }
  // @ts-expect-error only some errors have a payload
  expectTypeOf(error.payload).toBeUnknown()
}

export async function takesTheSameWithTheDefinition(): Promise<void> {
  const result = await parseDelivery(moco, request, { secret: ['new', 'old'] })
  expectTypeOf(result).toEqualTypeOf<ParseResult<MocoDelivery>>()
  // @ts-expect-error it signs
  await parseDelivery(moco, request, { token: 'x' })
}

export function takesWhatTheProviderHas(): void {
  parseMoco(request, { verify: false })
  parseMoco(
    { headers: { a: 'b', c: ['d'], e: undefined }, body: new Uint8Array() },
    { secret: 'x', maxBodyBytes: 1, now: () => 0 },
  )
  parseMoco({ headers: {}, body: new ArrayBuffer(1) }, { secret: 'x' })
  // @ts-expect-error a clock is asked
  parseMoco(request, { secret: 'x', now: 0 })
  parseStandardWebhooks(request, { secret, toleranceSeconds: 60, now: () => 0 })
  parseStandardWebhooks(request, { mode: 'ed25519', secret })
  parseMoxie(request, { username: 'a', password: secret })
  parseMoxie(request, { mode: 'bearer', token: secret })
  parseMoxie(request, { mode: 'header', headerName: 'X-Key', headerValue: secret })
  parseMoment(request, { verify: false })
}

export function refusesTheRest(): void {
  // @ts-expect-error a credential, or a clear word
  parseMoco(request, {})
  // @ts-expect-error a credential, or a clear word
  parseMoco(request)
  // @ts-expect-error only `false` opens the door
  parseMoco(request, { verify: true })
  // @ts-expect-error its timestamp is of the event, and not signed
  parseMoco(request, { secret, toleranceSeconds: 300 })
  // @ts-expect-error there is no such mode
  parseMoco(request, { mode: 'ed25519', secret })
  // @ts-expect-error the mode has to be said
  parseMoxie(request, { token: secret })
  // @ts-expect-error nothing can be verified, and it has to be said
  parseMoment(request, {})
  // @ts-expect-error a parsed body
  parseMoco({ headers: {}, body: { id: 1 } }, { secret })
}
