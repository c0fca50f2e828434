import { expect, test } from 'vitest'
import { answered } from '../../test/answered.ts'
import { createDeliveryLog, type LoggedDelivery } from './delivery-log.ts'

const attempt = (id: string, status: number): Omit<LoggedDelivery, 'retries'> => ({
  id,
  event: 'made',
  request: { method: 'POST', url: 'http://receiver.test/', headers: [], body: new Uint8Array() },
  answer: answered(status),
  sentAtMs: 0,
  acknowledged: status === 200,
  again: () => Promise.reject(new Error('not asked')),
})

test('tells the newest delivery first, and counts the retries of each', () => {
  const log = createDeliveryLog()
  for (const [id, status] of [
    ['a', 500],
    ['b', 200],
    ['a', 500],
    ['a', 200],
  ] as const)
    log.add(attempt(id, status))
  const told = log.all().map(({ id, retries, acknowledged }) => [id, retries, acknowledged])
  expect(told).toEqual([
    ['a', 2, true],
    ['b', 0, true],
  ])
  expect(log.find('c')).toBeUndefined()
})

test('forgets what is old before it fills the memory', () => {
  const log = createDeliveryLog()
  for (let number = 0; number < 2_500; number++) log.add(attempt(String(number), 200))
  expect(log.all()).toHaveLength(2_000)
  expect(log.find('499')).toBeUndefined()
  expect(log.find('500')).toBeDefined()
})
