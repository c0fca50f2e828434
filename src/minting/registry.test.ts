import { expect, test } from 'vitest'
import { createRegistry } from './registry.ts'

test('knows whose a value is, whether it was a number or text', () => {
  const registry = createRegistry()
  const owner = { world: 1, entity: 2, role: '<entity>' }
  registry.own(123, owner)
  expect(registry.ownerOf('123')).toEqual(owner)
  expect(registry.ownerOf('12')).toBeUndefined()
  expect(registry.ownerOf('constructor')).toBeUndefined()
})

test('forgets a world, and no other', () => {
  const registry = createRegistry()
  registry.own('a', { world: 1, entity: 1, role: '<entity>' })
  registry.own('b', { world: 2, entity: 1, role: '<entity>' })
  registry.forget(1)
  expect([registry.ownerOf('a'), registry.ownerOf('b')?.world]).toEqual([undefined, 2])
})
