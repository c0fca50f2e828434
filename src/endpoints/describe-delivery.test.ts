import { expect, test } from 'vitest'
import { answered } from '../../test/answered.ts'
import type { LoggedDelivery } from './delivery-log.ts'
import { describeDelivery } from './describe-delivery.ts'

const delivery: LoggedDelivery = {
  id: 'd-1',
  event: 'made',
  request: {
    method: 'POST',
    url: 'http://receiver.test/in',
    headers: [['X-Kind', 'odd']],
    body: Buffer.from('{"id":"e-1"}'),
  },
  answer: answered(500, 'oops'),
  sentAtMs: Date.UTC(2026, 4, 3),
  acknowledged: false,
  retries: 2,
  again: () => Promise.reject(new Error('not asked')),
}

test('says what the contract knows, at its places, and nothing else', () => {
  const says = {
    '/id': 'id',
    '/hook': 'webhook',
    '/type': 'event',
    '/eventId': 'body:/id',
    '/kind': 'header:x-kind',
    '/nothing': 'body:/nowhere',
    '/url': 'url',
    '/sent': 'body',
    '/status': 'status',
    '/got': 'answer',
    '/at': 'sent-at',
    '/took': 'duration',
    '/fine': 'success',
    '/error': 'error',
    '/again': 'retries',
  } as const
  expect(describeDelivery({ of: 'delivery', says }, delivery, 'w-1')).toEqual({
    id: 'd-1',
    hook: 'w-1',
    type: 'made',
    eventId: 'e-1',
    kind: 'odd',
    url: 'http://receiver.test/in',
    sent: Buffer.from('{"id":"e-1"}').toString('base64'),
    status: 500,
    got: Buffer.from('oops').toString('base64'),
    at: '2026-05-03T00:00:00.000Z',
    took: '12',
    fine: false,
    again: 2,
  })
})

test('tells what went wrong where no answer came', () => {
  const says = { '/status': 'status', '/error': 'error' } as const
  const answer = { kind: 'timeout', detail: 'no answer in time', elapsedMs: 5 } as const
  expect(describeDelivery({ of: 'delivery', says }, { ...delivery, answer }, undefined)).toEqual({
    error: 'no answer in time',
  })
})
