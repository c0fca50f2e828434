import { expect, test } from 'vitest'
import { createLimiter, type Limiter } from './limiter.ts'

/** A task that ends when it is told to, and a diary of all of them. */
function setup(places: number): { limiter: Limiter; diary: string[]; task: (name: string) => Task } {
  const limiter = createLimiter(places)
  const diary: string[] = []
  const task = (name: string): Task => {
    let end: () => void = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const work = async (): Promise<string> => {
      diary.push(`${name} starts`)
      await ended
      diary.push(`${name} ends`)
      return name
    }
    return { work, end }
  }
  return { limiter, diary, task }
}

interface Task {
  readonly work: () => Promise<string>
  readonly end: () => void
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('runs so many at a time, the others in order', async () => {
  const { limiter, diary, task } = setup(2)
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(task) as [Task, Task, Task, Task]
  const results = [a, b, c, d].map(({ work }) => limiter.run(work))
  await settled()
  expect(diary).toEqual(['a starts', 'b starts'])
  b.end()
  await settled()
  expect(diary.slice(2)).toEqual(['b ends', 'c starts'])
  for (const { end } of [a, c, d]) end()
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd'])
})

test('gives the place of a task that rests to the next, and has it wait for a place again', async () => {
  const { limiter, diary, task } = setup(1)
  const [a, b, c] = ['a', 'b', 'c'].map(task) as [Task, Task, Task]
  const results = [limiter.run(() => limiter.rest(a.work)), limiter.run(b.work), limiter.run(c.work)]
  await settled()
  expect(diary).toEqual(['a starts', 'b starts'])
  a.end()
  await settled()
  b.end()
  await settled()
  expect(diary.slice(2)).toEqual(['a ends', 'b ends', 'c starts'])
  c.end()
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c'])
})

test('gives the place of a failed task to the next, and passes its error on', async () => {
  const { limiter, task } = setup(1)
  const failing = limiter.run(() => Promise.reject(new Error('boom')))
  const tired = limiter.run(() => limiter.rest(() => Promise.reject(new Error('bang'))))
  const next = task('next')
  const result = limiter.run(next.work)
  next.end()
  await expect(failing).rejects.toThrow('boom')
  await expect(tired).rejects.toThrow('bang')
  expect(await result).toBe('next')
})
