/**
 * JSON Schemas and JSON values: read, bundle, compile, apply. The only folder that imports ajv.
 * May import `model`.
 * To add an annotation: register it in `ajv.ts` and read it in a file of its own, as `mintable.ts` does.
 */
export { trustSchema } from './ajv.ts'
export * from './bundle-schema.ts'
export * from './compile-schema.ts'
export * from './describe-value.ts'
export * from './describes-pointer.ts'
export * from './freedoms.ts'
export * from './json-pointer.ts'
export * from './mint-annotation.ts'
export * from './mintable.ts'
export * from './per-payload.ts'
export * from './problem.ts'
export * from './read-json.ts'
export { sentSchema } from './sent-schema.ts'
