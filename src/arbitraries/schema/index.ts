/**
 * Payloads from JSON Schemas: valid ones, near misses, and what of them is optional.
 * May import `model`, `schemas` and fast-check.
 * To support a keyword: `keywords.ts` names it, the file of its group draws it.
 */
export * from './near-miss.ts'
export * from './optional-pointers.ts'
export * from './payload.ts'
export type { Style } from './style.ts'
