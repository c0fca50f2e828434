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
