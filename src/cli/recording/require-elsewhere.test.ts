import { expect, it } from 'vitest'
import { requireElsewhere } from './require-elsewhere.ts'

it.each([
  ['http://127.0.0.1/', '127.0.0.1', 80, true],
  ['https://localhost/', '::1', 443, true],
  ['http://192.0.2.1:9/', '192.0.2.1', 9, true],
  ['http://localhost:9/', '192.0.2.1', 9, false],
  ['http://192.0.2.1:9/', '127.0.0.1', 9, false],
  ['http://127.0.0.1:8/', '127.0.0.1', 9, false],
])('%s from %s, port %i: leads to itself %s', (url, host, port, isItself) => {
  const check = (): void => requireElsewhere(url, host, port)
  if (isItself) expect(check).toThrow('itself listens')
  else expect(check).not.toThrow()
})
