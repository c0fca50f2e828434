import { expect, test } from 'vitest'
import { plainPath } from './plain-path.ts'
import { createRegistry } from './registry.ts'

const registry = createRegistry()
for (const value of ['minted', 'a b@x.test', 'a/b', '\u07ad'])
  registry.own(value, { world: 1, entity: 1, role: '<entity>' })

test.each([
  ['/', '/'],
  ['/records', '/records'],
  ['/records/', '/records/'],
  ['/records/minted/lines', '/records/…/lines'],
  ['/records/a%20b%40x.test', '/records/…'],
  ['/records/a%2Fb', '/records/…'],
  ['/records/%DE%AD', '/records/…'],
  ['/records/%DE%AE', '/records/%DE%AE'],
  ['/records/%zz', '/records/%zz'],
  ['/v1/records/17', '/…/records/…'],
  ['/f81d4fae-aaaa', '/…'],
  ['/mintedtwice/other', '/mintedtwice/other'],
])('reads %s as %s', (path, plain) => {
  expect(plainPath(path, registry)).toBe(plain)
})
