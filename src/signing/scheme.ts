import type { AuthenticationMode, Credentials, Tampering, WireRequest } from '../model/index.ts'
import type { SigningContract } from './location.ts'

/** What it takes to authenticate a request. */
export interface Authenticating {
  readonly mode: AuthenticationMode
  readonly credentials: Credentials
  /** Complete but for the signature or credential: timestamps, ids and all other headers are in place. */
  readonly request: WireRequest
  readonly contract: SigningContract
  readonly nowSeconds: number
  readonly edit?: Pick<Tampering, 'signing' | 'signature' | 'credential'> | undefined
  /** Numbers in [0, 1), from which wrong secrets are drawn. */
  readonly random: () => number
  /** The URL that the receiver believes it has, for schemes that sign it. */
  readonly publicUrl?: string | undefined
  /** Values of `{config:NAME}` in signed templates. */
  readonly configuration?: Readonly<Record<string, string>> | undefined
}

/** What it takes to verify one. */
export interface Verifying {
  readonly mode: AuthenticationMode
  readonly credentials: Credentials
  readonly request: WireRequest
  readonly contract: SigningContract
  /** Judges freshness too; without it, no timestamp is too old. */
  readonly nowSeconds?: number | undefined
  /** Instead of the contract's tolerance. */
  readonly toleranceSeconds?: number | undefined
  /** `false` where only yes or no matters: finding out why takes much longer than finding out that. */
  readonly explain?: boolean | undefined
  /** Demands legacy signatures too, as the provider sends them; otherwise the preferred ones decide. */
  readonly every?: boolean | undefined
  readonly publicUrl?: string | undefined
  readonly configuration?: Readonly<Record<string, string>> | undefined
}

/** Why a request is refused, as one word. */
export type RefusalCode =
  | 'missing'
  | 'repeated'
  | 'malformed'
  | 'missing-prefix'
  | 'unknown-version'
  | 'wrong-scheme'
  | 'wrong-length'
  | 'header-cut'
  | 'wrong-encoding'
  | 'wrong-algorithm'
  | 'key-decoded-wrongly'
  | 'body-changed'
  | 'wrong-signed-bytes'
  | 'wrong-time-unit'
  | 'mismatch'
  | 'malformed-timestamp'
  | 'stale'
  | 'future'

/** The verifier's answer; `message` is a sentence for people and shows no secret and no valid signature. */
export type Verification =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string }

/** One way in which an endpoint recognises its provider, bound to one mode of a contract. */
export interface Scheme {
  /** Throws a `UsageError` that names the missing flag, or says what is malformed. */
  readonly requireCredentials: (credentials: Credentials, purpose: 'sign' | 'verify') => void
  readonly authenticate: (input: Authenticating) => WireRequest
  readonly verify: (input: Verifying) => Verification
  /** Texts that must never be printed. */
  readonly secrets: (credentials: Credentials) => readonly string[]
}

export const accepted: Verification = { ok: true }

export function refused(code: RefusalCode, message: string): Verification {
  return { ok: false, code, message }
}
