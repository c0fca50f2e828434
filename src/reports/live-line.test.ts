import { expect, test } from 'vitest'
import { result } from '../../test/example-reports.ts'
import type { Progress } from '../model/index.ts'
import { idle, liveLine, track } from './live-line.ts'

test.each<[string, readonly Progress[], string]>([
  ['before anything is selected', [{ kind: 'preflight', message: 'hello' }], ' ⠋  asking the receiver, 0 s'],
  [
    'while checks run',
    [
      { kind: 'selected', ids: ['a/b', 'a/c', 'a/d'], notApplicable: 0 },
      { kind: 'started', id: 'a/b' },
      { kind: 'started', id: 'a/c' },
      { kind: 'advanced', id: 'a/c', done: 3, of: 5, phase: 'confirm' },
      { kind: 'started', id: 'a/d' },
      { kind: 'finished', result: result('a/d') },
    ],
    ' ⠋  1/3 checks, 0 s  a/b, a/c confirming 3/5',
  ],
])('says what goes on %s', (_, messages, expected) => {
  expect(line(messages, 80)).toBe(expected)
})

test('is never longer than the terminal is wide', () => {
  const messages = Array.from(
    { length: 20 },
    (_, index): Progress => ({ kind: 'started', id: `suite/check-${index}` }),
  )
  for (const width of [20, 40, 80, 120]) expect(line(messages, width).length).toBeLessThanOrEqual(width)
  expect(line(messages, 40)).toMatch(/…$/)
})

function line(messages: readonly Progress[], width: number): string {
  return liveLine(messages.reduce(track, idle), { elapsedMs: 0, width, colour: false })
}
