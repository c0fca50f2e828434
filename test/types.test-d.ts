/**
 * Compiled by `tsc --noEmit`, never run: what narrowing on `event` gives to people who use the generated types.
 */
import { expectTypeOf } from 'vitest'
import type { MocoDelivery, MocoEvent, MocoPayloads } from '../src/generated/moco.ts'
import type { MoegoDelivery } from '../src/generated/moego.ts'
import type { MojaveDelivery, MojaveEvent } from '../src/generated/mojave.ts'
import type { MomentDelivery } from '../src/generated/moment.ts'
import type { MoxieDelivery } from '../src/generated/moxie.ts'
import type { StandardWebhooksDelivery } from '../src/generated/standard-webhooks.ts'

export function narrowsPayloadAndHeaders(delivery: MocoDelivery): void {
  if (delivery.event === 'Activity/create') {
    expectTypeOf(delivery.payload.hours).toEqualTypeOf<number>()
    expectTypeOf(delivery.payload.worked_seconds).toEqualTypeOf<number | undefined>()
    expectTypeOf(delivery.payload.invoice_id).toEqualTypeOf<number | null>()
    expectTypeOf(delivery.payload.user.firstname).toEqualTypeOf<string>()
    expectTypeOf(delivery.headers['x-moco-target']).toEqualTypeOf<'Activity'>()
    expectTypeOf(delivery.headers['x-moco-event']).toEqualTypeOf<'create'>()
    expectTypeOf(delivery.headers['x-moco-user-id']).toEqualTypeOf<string | undefined>()
    expectTypeOf(delivery.payload.unheard_of).toEqualTypeOf<unknown>()
  }
  if (delivery.event === 'Activity/delete') {
    expectTypeOf(delivery.payload.id).toEqualTypeOf<number>()
    expectTypeOf(delivery.payload.hours).toEqualTypeOf<unknown>()
  }
  // @ts-expect-error before narrowing, not every payload has hours
  const hours: number = delivery.payload.hours
  // @ts-expect-error there is no such event
  if (delivery.event === 'Activity/created') console.log(hours)
}

export function coversEveryEvent(delivery: MojaveDelivery): string {
  switch (delivery.event) {
    case 'time_entry.created':
    case 'time_entry.updated':
      return delivery.payload.data.id
    case 'invoice.created':
    case 'invoice.paid':
      expectTypeOf(delivery.payload.data.status).toEqualTypeOf<'draft' | 'sent' | 'paid' | 'overdue'>()
      return delivery.payload.type
    case 'project.archived':
    case 'user.invited':
      return delivery.payload.type
    default:
      return delivery satisfies never
  }
}

export function mapsEventsToPayloads(): void {
  expectTypeOf<keyof MocoPayloads>().toEqualTypeOf<MocoEvent>()
  expectTypeOf<MocoPayloads['Invoice/create']['status']>().toBeString()
  expectTypeOf<MocoPayloads['Invoice/create']>().toEqualTypeOf<MocoPayloads['Invoice/update']>()
  expectTypeOf<MojaveEvent>().toExtend<string>()
}

export function narrowsByTypesInTheBody(delivery: MoegoDelivery | StandardWebhooksDelivery): void {
  if (delivery.event === 'PET_DELETED') {
    expectTypeOf(delivery.payload.type).toEqualTypeOf<'PET_DELETED'>()
    expectTypeOf(delivery.payload.pet.id).toEqualTypeOf<string>()
    expectTypeOf(delivery.headers['x-moe-event-type']).toEqualTypeOf<'PET_DELETED'>()
  }
  if (delivery.event === 'contact.deleted') {
    expectTypeOf(delivery.payload.type).toEqualTypeOf<'contact.deleted'>()
    expectTypeOf(delivery.headers['webhook-id']).toEqualTypeOf<string>()
  }
}

export function understandsMoreThanIsSent(delivery: MomentDelivery | MoxieDelivery): void {
  if (delivery.event === 'customer/UPDATE') {
    expectTypeOf(delivery.payload.event).toEqualTypeOf<'UPDATE'>()
    expectTypeOf(delivery.payload.customer.customerNumber).toEqualTypeOf<string | number | undefined>()
  }
  if (delivery.event === 'ClientDelete') {
    expectTypeOf(delivery.headers['x-event-type']).toEqualTypeOf<'ClientDelete'>()
  }
}
