import { expect, test } from 'vitest'
import { shareReadings } from './share-readings.ts'

/** Readings that end when they are told to, each with its number as the result. */
function setup(): { read: () => Promise<number>; end: (error?: Error) => void; started: () => number } {
  let started = 0
  let end: (error?: Error) => void = () => {}
  const read = shareReadings(() => {
    started += 1
    const number = started
    return new Promise<number>((resolve, reject) => {
      end = (error) => (error === undefined ? resolve(number) : reject(error))
    })
  })
  return { read, end: (error) => end(error), started: () => started }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('gives all who ask during a reading the next one, and that one once', async () => {
  const { read, end, started } = setup()
  const [first, ...others] = [read(), read(), read()]
  expect(started()).toBe(1)
  end()
  expect(await first).toBe(1)
  await settled()
  expect(started()).toBe(2)
  end()
  expect(await Promise.all(others)).toEqual([2, 2])
})

test('starts anew for who asks afterwards', async () => {
  const { read, end } = setup()
  const first = read()
  end()
  expect(await first).toBe(1)
  const second = read()
  end()
  expect(await second).toBe(2)
})

test('lets a failed reading fail for those alone who waited for it', async () => {
  const { read, end } = setup()
  const [first, second] = [read(), read()]
  end(new Error('gone'))
  await expect(first).rejects.toThrow('gone')
  await settled()
  end()
  expect(await second).toBe(2)
})
