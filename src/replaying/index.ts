/**
 * Sends recorded deliveries again: byte for byte, or signed afresh; in their order and pace, or in others.
 * May import model, signing, contracts, minting, judging, probe, captures and recording; never prints, knows no clock.
 * To change what a replay does: `plan-replay.ts` says what goes when, `replay.ts` sends it.
 */
export { foresee, isCutOff } from './foresee.ts'
export { planReplay, type ReplayPlan, shiftOf } from './plan-replay.ts'
export type { Recorded } from './recorded.ts'
export { type ReplayedAttempt, replay } from './replay.ts'
export { changesOf, type Resigning } from './sign-again.ts'
