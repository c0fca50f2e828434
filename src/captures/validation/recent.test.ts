import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameHash } from './name-hash.ts'
import { createRecent, mostCompared } from './recent.ts'

test('knows what was set, like a map', () => {
  const names = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.double({ noNaN: true })), {
    maxLength: 4_000,
  })
  fc.assert(
    fc.property(names, fc.string({ maxLength: 3 }), (given, other) => {
      const recent = createRecent(1)
      const map = new Map<string, number>()
      for (const [name, value] of given) {
        recent.remember(nameHash(name), [value])
        map.set(name, value)
      }
      for (const name of [...map.keys(), other]) {
        const numbers: number[] = []
        expect(recent.recall(nameHash(name), numbers)).toBe(map.has(name))
        expect(numbers).toEqual(map.has(name) ? [map.get(name)] : [])
      }
      expect(recent.hasForgotten).toBe(false)
    }),
    { numRuns: 50 },
  )
})

test('keeps at least as many as it says, and says so when it forgets', () => {
  const recent = createRecent(2)
  const count = 2 * mostCompared + 1
  for (let number = 0; number < count; number++)
    recent.remember(nameHash(`name ${number}`), [number, -number])
  expect(recent.hasForgotten).toBe(true)
  for (let number = count - mostCompared; number < count; number++) {
    const numbers: number[] = []
    if (!recent.recall(nameHash(`name ${number}`), numbers) || numbers[1] !== -number)
      throw new Error(`has forgotten ${number}`)
  }
  expect(recent.recall(nameHash('name 0'), [])).toBe(false)
})
