import {
  countLines,
  type JudgedEntry,
  judgeEntries,
  type OpenCapture,
  type ValidationQuestion,
} from '../../captures/index.ts'
import type { Provider } from '../../contracts/index.ts'
import type { AskedSignatures } from './ask-signatures.ts'
import { hasThreads, judgeInThreads } from './judge-in-threads.ts'
import { judgePart, type ThreadTask } from './judge-part.ts'

/** What judging takes. */
export interface CaptureQuestion extends ValidationQuestion {
  /** As `--provider` takes them. */
  readonly ids: readonly string[]
  readonly asked: AskedSignatures | undefined
}

/** Judges a capture, some entries at a time; long ones that can be read line by line with all cores. */
export async function* judgeCapture(
  capture: OpenCapture,
  question: CaptureQuestion,
): AsyncIterable<readonly JudgedEntry[]> {
  if (capture.lines !== undefined) yield* judgeLines(capture.file, capture.lines, question)
  else for await (const entries of capture.entries) yield judgeEntries(entries, question)
}

async function* judgeLines(
  file: string,
  lines: AsyncIterable<Uint8Array>,
  question: CaptureQuestion,
): AsyncIterable<readonly JudgedEntry[]> {
  const { ids, asked } = question
  const parts = lines[Symbol.asyncIterator]()
  const judge = (task: ThreadTask): readonly JudgedEntry[] => judgePart(file, task, question)
  const isAlone = !hasThreads()
  let before = { lines: 0, entries: 0 }
  try {
    // Whose deliveries they are has to be known first: the threads would not agree on it.
    do {
      const next = await parts.next()
      if (next.done === true) return
      yield judge({ part: next.value, before })
      before = countLines(next.value, before)
    } while (isAlone || (asked !== undefined && asked.chosen() === undefined))
    const chosen = asked?.chosen()
    const signature =
      chosen === undefined ? null : { provider: chosen.provider.contract.id, question: chosen.question }
    const rest = { [Symbol.asyncIterator]: () => parts }
    for await (const entries of judgeInThreads(rest, { file, providers: ids, signature }, judge, before)) {
      if (asked !== undefined) requireOneOwner(entries, asked, question.providers)
      yield entries
    }
  } finally {
    await parts.return?.()
  }
}

/** The threads leave it to us to say so where the credentials would have to belong to several providers. */
function requireOneOwner(
  entries: readonly JudgedEntry[],
  asked: AskedSignatures,
  providers: readonly Provider[],
): void {
  const ids = new Set(entries.map((entry) => (entry.kind === 'judged' ? entry.delivery.provider : null)))
  for (const provider of providers) if (ids.has(provider.contract.id)) asked.signature(provider)
}
