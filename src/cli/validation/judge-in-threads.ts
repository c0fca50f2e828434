import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { countLines, type JudgedEntry, type LinesBefore } from '../../captures/index.ts'
import type { ThreadTask } from './judge-part.ts'
import { type JudgedMessage, readJudged } from './judged-message.ts'
import type { ThreadOrder } from './judging-thread.ts'

/** More threads than these only wait for this one, which puts everything together. */
const mostThreads = 3
/** Parts that a thread has before it; what is more, this one judges itself. */
const ahead = 3
/** Parts that wait for one before them. */
const mostBegun = 12

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
  const begun: Begun[] = []
  const next = async (): Promise<readonly JudgedEntry[]> => (await begun.shift()?.judged) ?? []
  let before = start
  try {
    for await (const part of lines) {
      const task = { part, before }
      before = countLines(part, before)
      const free = threads.find((thread) => thread.tasks < ahead)
      begun.push(free === undefined ? { judged: judge(task), isOver: true } : free.judge(task))
      while (begun[0]?.isOver === true || begun.length > mostBegun) yield await next()
    }
    while (begun.length > 0) yield await next()
  } finally {
    await Promise.all(threads.map((thread) => thread.end()))
  }
}

/** A part that is judged, or will be. */
interface Begun {
  readonly judged: readonly JudgedEntry[] | Promise<readonly JudgedEntry[]>
  readonly isOver: boolean
}

interface Thread {
  /** How many are before it. */
  readonly tasks: number
  judge(task: ThreadTask): Begun
  end(): Promise<unknown>
}

interface Waiting {
  readonly resolve: (entries: readonly JudgedEntry[]) => void
  readonly reject: (error: Error) => void
}

/** It answers in the order in which it is asked. */
function startThread(order: ThreadOrder): Thread {
  const worker = new Worker(program, { workerData: order, resourceLimits: { maxYoungGenerationSizeMb: 16 } })
  const waiting: Waiting[] = []
  let failure: Error | undefined
  worker.on('message', (message: JudgedMessage) => waiting.shift()?.resolve(readJudged(message, order.file)))
  worker.on('error', (error) => {
    failure = error
    for (const { reject } of waiting.splice(0)) reject(error)
  })
  return {
    get tasks() {
      return waiting.length
    },
    judge: (task) => {
      const judged = new Promise<readonly JudgedEntry[]>((resolve, reject) => {
        if (failure !== undefined) return reject(failure)
        waiting.push({ resolve, reject })
        worker.postMessage(task)
      })
      const begun = { judged, isOver: false }
      // A failure is told by whoever waits for it; until then it is nobody's.
      judged
        .catch(() => undefined)
        .then(() => {
          begun.isOver = true
        })
      return begun
    },
    end: () => worker.terminate(),
  }
}
