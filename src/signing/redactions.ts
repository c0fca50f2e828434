import type { AuthenticationMode, Credentials } from '../model/index.ts'
import { credentialForms } from './credential-template.ts'
import { schemeOf } from './scheme-of.ts'

/** Shorter parts of a secret occur everywhere; replacing them would make a report unreadable. */
const shortestPart = 6

/**
 * Every text that must never be printed: the credentials of a mode as they are and encoded, and the recognisable
 * parts that forged credentials carry. Longest first, so that replacing one after the other leaves no remains.
 */
export function redactions(mode: AuthenticationMode, credentials: Credentials): readonly string[] {
  const texts = schemeOf(mode).secrets(credentials)
  const parts = texts.flatMap((text) => [credentialForms.half(text), credentialForms.swapcase(text)])
  const all = [...texts, ...parts.filter((text) => text.length >= shortestPart)]
  const unique = new Set(all.filter((text) => text !== ''))
  return [...unique].sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
}
