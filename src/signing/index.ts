/**
 * Signs and verifies requests, the way a contract says and the ways a forger would.
 * May import model only.
 * To add a kind of scheme: one file named after it, one line in scheme-of.ts; an algorithm: one in algorithms.ts.
 */
import type { AuthenticationMode, Credentials, WireRequest } from '../model/index.ts'
import type { Authenticating, Verification, Verifying } from './scheme.ts'
import { schemeOf } from './scheme-of.ts'

export { timePlace } from './attempt-clock.ts'
export { resolveCredential } from './credential-template.ts'
export type { SigningContract } from './location.ts'
export { redactions } from './redactions.ts'
export { rewritings } from './rewritings.ts'
export type { Authenticating, RefusalCode, Verification, Verifying } from './scheme.ts'

/**
 * Adds what the mode recognises its provider by, replacing headers of the same name. Takes bytes, not a payload:
 * the signature covers the body as it leaves. The same input gives the same request, so long as `random` does.
 */
export function authenticate(input: Authenticating): WireRequest {
  return schemeOf(input.mode).authenticate(input)
}

/** Says whether a receiver is right to accept a request, and if not, what is most likely wrong with it. */
export function verify(input: Verifying): Verification {
  return schemeOf(input.mode).verify(input)
}

/**
 * Throws a `UsageError` that names the missing flag or says what is malformed, before anything is sent.
 * With a public key one can verify and not sign.
 */
export function requireCredentials(
  mode: AuthenticationMode,
  credentials: Credentials,
  purpose: 'sign' | 'verify' = 'sign',
): void {
  schemeOf(mode).requireCredentials(credentials, purpose)
}
