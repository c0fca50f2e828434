import fc from 'fast-check'
import { expect, test } from 'vitest'
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
        recent.update(name, () => [value])
        map.set(name, value)
      }
      for (const name of [...map.keys(), other])
        expect(recent.update(name, () => undefined)?.[0]).toBe(map.get(name))
      expect(recent.hasForgotten).toBe(false)
    }),
    { numRuns: 50 },
  )
})

test('keeps at least as many as it says, and says so when it forgets', () => {
  const recent = createRecent(2)
  const count = 2 * mostCompared + 1
  for (let number = 0; number < count; number++) recent.update(`name ${number}`, () => [number, -number])
  expect(recent.hasForgotten).toBe(true)
  for (let number = count - mostCompared; number < count; number++) {
    if (recent.update(`name ${number}`, () => undefined)?.[1] !== -number)
      throw new Error(`has forgotten ${number}`)
  }
  expect(recent.update('name 0', () => undefined)).toBeUndefined()
})
