/**
 * Arbitraries: payloads from JSON Schemas, the many texts of one payload, and what plans are made of.
 * May import `model` and `schemas`, and fast-check.
 * To support a schema keyword see `schema/`; to add anything else: one file, one line here.
 */
export * from './body-text.ts'
export * from './broken-off.ts'
export * from './callers.ts'
export * from './failing-calls.ts'
export * from './hanging-calls.ts'
export * from './odd-answers.ts'
export * from './ordinary.ts'
export * from './payload-variations.ts'
export * from './plans.ts'
export * from './schema/index.ts'
export * from './signed-template.ts'
export * from './tampered.ts'
export * from './with-marker.ts'
export * from './write-body.ts'
