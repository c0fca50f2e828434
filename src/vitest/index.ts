/**
 * The vitest entry: every check is a test of its own.
 * May import everything but cli; nothing imports it.
 * To accept another kind of receiver: one case in `target-of.ts`, one in its test.
 */
export { conformance } from './conformance.ts'
export type { ConformanceOptions } from './options.ts'
export type { Receiver } from './receiver.ts'
