import type { Remark } from '../../captures/index.ts'

/** A problem in one sentence: what it is about, what was expected, and what is there. */
export function remarkSentence({ subject, pointer, expected, received }: Remark): string {
  return `${pointer === null ? subject : `${subject} ${pointer}`}: expected ${expected}, received ${received}`
}
