import {
  type JudgedEntry,
  judgeEntries,
  type LinesBefore,
  ndjsonLines,
  type ValidationQuestion,
} from '../../captures/index.ts'

/** One part of a file that can be read line by line. */
export interface ThreadTask {
  readonly part: Uint8Array
  readonly before: LinesBefore
}

/** Of each part, so that it does not matter who judges which. */
const explainedInPart = 2

/** Judges one part, in whatever thread. */
export function judgePart(
  file: string,
  { part, before }: ThreadTask,
  question: ValidationQuestion,
): readonly JudgedEntry[] {
  const stream = ndjsonLines(file, before)
  return judgeEntries([...stream.push(part), ...stream.end()], question, explainedInPart)
}
