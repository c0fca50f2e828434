import { expect, test } from 'vitest'
import { type Backlog, createBacklog } from './backlog.ts'

interface Setup {
  readonly backlog: Backlog
  pass(milliseconds: number): void
  /** A reading that shows something of these worlds. */
  read(...worlds: readonly number[]): void
}

/** A backlog whose clock stands still unless it is moved. */
function setup(): Setup {
  let nowMs = 1_000
  const backlog = createBacklog(() => nowMs)
  return {
    backlog,
    pass: (milliseconds) => {
      nowMs += milliseconds
    },
    read: (...worlds) => {
      backlog.look()
      for (const world of worlds) backlog.seen(world)
    },
  }
}

test('is for how long the slowest world was not to be seen, from its first acknowledgement', () => {
  const { backlog, pass, read } = setup()
  expect(backlog.recentMs).toBe(0)
  backlog.acknowledged(1)
  pass(100)
  for (const world of [1, 2]) backlog.acknowledged(world)
  pass(200)
  read()
  pass(50)
  read(2)
  expect(backlog.recentMs).toBe(200)
  read(1)
  expect(backlog.recentMs).toBe(350)
})

test('forgets what is some time ago', () => {
  const { backlog, pass, read } = setup()
  for (const world of [1, 2]) backlog.acknowledged(world)
  pass(1_000)
  read()
  read(1)
  pass(1_500)
  expect(backlog.recentMs).toBe(1_000)
  backlog.forget(2)
  pass(501)
  expect(backlog.recentMs).toBe(0)
})

test('counts each world once, because what shows later was caused later', () => {
  const { backlog, pass, read } = setup()
  backlog.acknowledged(1)
  pass(10)
  read()
  read(1)
  pass(700)
  read()
  read(1)
  backlog.acknowledged(1)
  pass(700)
  read()
  read(1)
  expect(backlog.recentMs).toBe(10)
})

test('counts no time in which nobody looked', () => {
  const { backlog, pass, read } = setup()
  backlog.acknowledged(1)
  pass(700)
  read(1)
  backlog.acknowledged(2)
  pass(700)
  read(2)
  expect(backlog.recentMs).toBe(0)
})

const acknowledged = (backlog: Backlog): void => backlog.acknowledged(1)

test.each<[string, readonly ((backlog: Backlog) => void)[]]>([
  ['was never acknowledged', []],
  ['was acknowledged for another world', [(backlog) => backlog.acknowledged(2)]],
  ['was forgotten', [acknowledged, (backlog) => backlog.forget(1)]],
  ['showed at once', [acknowledged, (backlog) => backlog.seen(1)]],
])('counts nothing that %s', (_, steps) => {
  const { backlog, pass, read } = setup()
  for (const step of steps) step(backlog)
  pass(100)
  read()
  read(1)
  expect(backlog.recentMs).toBe(0)
})

test('counts a world anew that was forgotten', () => {
  const { backlog, pass, read } = setup()
  backlog.acknowledged(1)
  read(1)
  backlog.forget(1)
  backlog.acknowledged(1)
  pass(90)
  read()
  read(1)
  expect(backlog.recentMs).toBe(90)
})
