/**
 * The small vocabulary of expectations that judges are written in: pure functions from transcripts to findings.
 * May import model only.
 * To add an expectation: one file named after it, one line here.
 */
export * from './answers.ts'
export * from './deliveries.ts'
export * from './expect-accepted.ts'
export * from './expect-answers-meanwhile.ts'
export * from './expect-convergence.ts'
export * from './expect-forgeries-refused.ts'
export * from './expect-ideal-converges.ts'
export * from './expect-liveness-as-control.ts'
export * from './expect-no-traces.ts'
export * from './expect-nothing-lost.ts'
export * from './expect-others-worked-on.ts'
export * from './expect-provoked.ts'
export * from './expect-same-outcome.ts'
export * from './expect-survival.ts'
export * from './expect-traces.ts'
