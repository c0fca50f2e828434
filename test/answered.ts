import type { Answer } from '../src/model/index.ts'

/** The answer of a receiver, for tests that are about something else. */
export function answered(status: number, body = ''): Answer {
  return { kind: 'status', status, headers: {}, body, elapsedMs: 12.4 }
}
