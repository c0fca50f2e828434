import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { countLines, type JudgedEntry, type LinesBefore } from '../../captures/index.ts'
import type { ThreadOrder, ThreadTask } from './judging-thread.ts'

/** More threads than these only wait for the one that puts everything together. */
const mostThreads = 4
/** Parts that a thread has before it. */
const ahead = 2

const program = new URL('./validation/judging-thread.js', import.meta.url)

/** Whether several threads can share a file: not on one core, and only in the program as it is built. */
export function hasThreads(): boolean {
  return availableParallelism() > 1 && existsSync(program)
}

/** Judges the lines of a file with several threads, and hands them back in their order. */
export async function* judgeInThreads(
  lines: AsyncIterable<Uint8Array>,
  start: LinesBefore,
  order: ThreadOrder,
): AsyncIterable<readonly JudgedEntry[]> {
  const threads = Array.from({ length: Math.min(mostThreads, availableParallelism()) }, () =>
    startThread(order),
  )
  const begun: Promise<readonly JudgedEntry[]>[] = []
  let before = start
  let turn = 0
  try {
    for await (const part of lines) {
      const thread = threads[turn % threads.length] as Thread
      turn += 1
      begun.push(thread.judge({ part, before }))
      const { lines, entries } = countLines(part)
      before = { lines: before.lines + lines, entries: before.entries + entries }
      if (begun.length >= threads.length * ahead) yield (await begun.shift()) ?? []
    }
    for (const one of begun) yield await one
  } finally {
    for (const one of begun) one.catch(() => undefined)
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

interface Thread {
  judge(task: ThreadTask): Promise<readonly JudgedEntry[]>
  end(): Promise<unknown>
}

interface Waiting {
  readonly resolve: (entries: readonly JudgedEntry[]) => void
  readonly reject: (error: Error) => void
}

/** It answers in the order in which it is asked. */
function startThread(order: ThreadOrder): Thread {
  const worker = new Worker(program, { workerData: order, resourceLimits: { maxYoungGenerationSizeMb: 8 } })
  const waiting: Waiting[] = []
  let failure: Error | undefined
  worker.on('message', (text: string) => waiting.shift()?.resolve(JSON.parse(text) as JudgedEntry[]))
  worker.on('error', (error) => {
    failure = error
    for (const { reject } of waiting.splice(0)) reject(error)
  })
  return {
    judge: (task) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure)
        waiting.push({ resolve, reject })
        worker.postMessage(task)
      }),
    end: () => worker.terminate(),
  }
}
