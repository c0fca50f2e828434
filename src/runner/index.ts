/**
 * The one place where things happen: select, explore, judge, shrink, confirm, classify.
 * May import everything below it, but no suite: those come as an argument. Never prints.
 * To change what a run does: `run.ts` reads from top to bottom.
 */
export * from './known-failures.ts'
export * from './open-conformance.ts'
export * from './open-session.ts'
export * from './run.ts'
export * from './select-checks.ts'
export * from './send-once.ts'
export * from './settings.ts'
