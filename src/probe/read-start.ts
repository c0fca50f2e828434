import type { Readable } from 'node:stream'
import { TooLate } from './classify.ts'

/** So much of an answer is kept. */
export const bodyLimit = 2_000

/**
 * Reads a body to its end and keeps its beginning. A body that breaks off is as long as it came: the status is known,
 * and that is what a provider goes by.
 *
 * @throws TooLate when it has not ended by then.
 */
export async function readStart(body: Readable, timeoutMs: number): Promise<string> {
  const kept: Buffer[] = []
  let length = 0
  const timer = setTimeout(() => body.destroy(new TooLate()), Math.max(0, timeoutMs))
  try {
    for await (const chunk of body) {
      // A character may have four bytes.
      if (length < 4 * bodyLimit) kept.push(chunk as Buffer)
      length += (chunk as Buffer).length
    }
  } catch (error) {
    if (error instanceof TooLate) throw error
  } finally {
    clearTimeout(timer)
  }
  return Buffer.concat(kept).toString('utf8').slice(0, bodyLimit)
}
