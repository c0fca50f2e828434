/**
 * Captured deliveries to a first contract: what was seen, as data, every fact marked as observed.
 * May import model, signing, schemas, contracts and captures.
 * To find out one thing more: a file named after it in the folder of its theme, and its place in `infer.ts`.
 */
export type { Draft } from './draft.ts'
export { infer } from './infer.ts'
