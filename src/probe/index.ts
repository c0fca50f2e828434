/**
 * Everything that talks to a receiver: sends attempts, reads observations.
 * May import model; knows nothing of checks, contracts or scenarios.
 * To reach receivers in another way: one transport file, one line in `open-target.ts`.
 */
export * from './open-target.ts'
export * from './raw-sender.ts'
export * from './reader.ts'
export * from './receiver-process.ts'
export * from './source.ts'
export * from './target.ts'
export * from './url-transport.ts'
