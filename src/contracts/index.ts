/**
 * Providers: their folders, read, checked and asked. A contract is data; here are the questions to it.
 * May import `model`, `signing` and `schemas`.
 * To add a question: one file named after it, one line here.
 */
export * from './assume.ts'
export * from './describe-consequence.ts'
export * from './features.ts'
export * from './find-event.ts'
export * from './list-providers.ts'
export * from './load-provider.ts'
export * from './location.ts'
export * from './provider.ts'
export * from './recognise-event.ts'
