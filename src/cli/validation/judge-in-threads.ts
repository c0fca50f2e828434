import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { countLines, type JudgedEntry, type LinesBefore } from '../../captures/index.ts'
import type { ThreadOrder, ThreadTask } from './judging-thread.ts'

/** More threads than these only wait for this one, which puts everything together. */
const mostThreads = 3
/** Parts that a thread has before it; what is more, this one judges itself. */
const ahead = 2

const program = new URL('./validation/judging-thread.js', import.meta.url)

/** Whether several threads can share a file: not on one core, and only in the program as it is built. */
export function hasThreads(): boolean {
  return availableParallelism() > 1 && existsSync(program)
}

/**
 * Judges the lines of a file with several threads, and hands them back in their order.
 *
 * @param judge Judges a part in this thread.
 */
export async function* judgeInThreads(
  lines: AsyncIterable<Uint8Array>,
  order: ThreadOrder,
  judge: (task: ThreadTask) => readonly JudgedEntry[],
  start: LinesBefore,
): AsyncIterable<readonly JudgedEntry[]> {
  const count = Math.min(mostThreads, availableParallelism() - 1)
  const threads = Array.from({ length: count }, () => startThread(order))
  /** Parts that are judged, or will be. */
  const judged: (readonly JudgedEntry[] | Promise<readonly JudgedEntry[]>)[] = []
  let before = start
  try {
    for await (const part of lines) {
      const task = { part, before }
      const { lines, entries } = countLines(part)
      before = { lines: before.lines + lines, entries: before.entries + entries }
      const free = threads.find((thread) => thread.tasks < ahead)
      judged.push(free === undefined ? judge(task) : free.judge(task))
      while (judged.length > count * ahead) yield await (judged.shift() as readonly JudgedEntry[])
    }
    for (const one of judged) yield await one
  } finally {
    for (const one of judged) if (one instanceof Promise) one.catch(() => undefined)
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

interface Thread {
  /** How many are before it. */
  readonly tasks: number
  judge(task: ThreadTask): Promise<readonly JudgedEntry[]>
  end(): Promise<unknown>
}

interface Waiting {
  readonly resolve: (entries: readonly JudgedEntry[]) => void
  readonly reject: (error: Error) => void
}

/** It answers in the order in which it is asked. */
function startThread(order: ThreadOrder): Thread {
  const worker = new Worker(program, { workerData: order, resourceLimits: { maxYoungGenerationSizeMb: 12 } })
  const waiting: Waiting[] = []
  let failure: Error | undefined
  worker.on('message', (text: string) => waiting.shift()?.resolve(JSON.parse(text) as JudgedEntry[]))
  worker.on('error', (error) => {
    failure = error
    for (const { reject } of waiting.splice(0)) reject(error)
  })
  return {
    get tasks() {
      return waiting.length
    },
    judge: (task) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure)
        waiting.push({ resolve, reject })
        worker.postMessage(task)
      }),
    end: () => worker.terminate(),
  }
}
