/**
 * Takes deliveries in the place of a receiver: stores them byte for byte, without secrets, and acknowledges them then.
 * May import model, schemas, contracts and captures; never prints, and knows no clock.
 * To take out more of what is personal: a pattern in `redaction/personal-kind.ts` or `redaction/text-patterns.ts`.
 */
export { aim } from './aim.ts'
export { endToEnd } from './end-to-end.ts'
export { type Journal, openJournal } from './journal.ts'
export { type Listener, openListener, type Turnaway } from './listener.ts'
export { createRecorder, type Happening } from './recorder.ts'
export { createRedactor, type Redactor } from './redaction/redactor.ts'
