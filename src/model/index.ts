/**
 * The vocabulary: types and tiny pure functions that every other folder speaks.
 * May import nothing of ours (and fast-check only for a type).
 * To add a word: one file named after it, one line here.
 */
export * from './callbacks.ts'
export * from './check.ts'
export * from './contract.ts'
export * from './credentials.ts'
export * from './errors.ts'
export * from './fact.ts'
export * from './fault.ts'
export * from './finding.ts'
export * from './flatten-deep.ts'
export * from './http.ts'
export * from './is-loopback.ts'
export * from './json.ts'
export * from './redact.ts'
export * from './report.ts'
export * from './scenario.ts'
export * from './terms.ts'
export * from './transcript.ts'
