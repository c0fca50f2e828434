import { systemClock } from './clock.ts'

/** One text, or several while they are rotated: any of them is accepted. What is missing is refused with a `TypeError`. */
export type Texts = string | readonly string[] | undefined

/** The secret that deliveries are signed with, or the public key (PEM, or the provider's own form). */
export interface SecretCredential {
  /** Several while they are rotated. `undefined` and empty texts are a `TypeError`, never an open door. */
  readonly secret: Texts
}

/** User name and password of HTTP Basic. */
export interface BasicCredential {
  readonly username: string | undefined
  readonly password: Texts
}

/** A bearer token. */
export interface TokenCredential {
  readonly token: Texts
}

/** A fixed value in the header that the provider's contract names. */
export interface HeaderValueCredential {
  readonly headerValue: Texts
}

/** A fixed value in a header of the user's choice. */
export interface HeaderCredential extends HeaderValueCredential {
  readonly headerName: string | undefined
}

/** Takes deliveries as they come. Anybody can send one: say so only where nothing can be verified, or it was. */
export interface Unverified {
  readonly verify: false
}

/** What every parser understands beside the credential. */
export interface ParseOptions {
  /** The largest body that is read, in bytes; 16 MiB when absent. */
  readonly maxBodyBytes?: number
  /** The URL that the provider calls, where a proxy changes it and the provider signs it. */
  readonly publicUrl?: string
  /** Values that the provider's signature covers and no request carries, by name. */
  readonly configuration?: Readonly<Record<string, string>>
  /** The clock: gives milliseconds since 1970; the system's when absent. */
  readonly now?: () => number
}

/** Where deliveries carry the time at which they were sent, and the signature covers it. */
export interface ToleranceOption {
  /** How old a delivery may be, in seconds, in place of what the provider says. `Infinity` never refuses. */
  readonly toleranceSeconds?: number
}

/** Everything that may be given, before it is known for which mode. */
export interface AnyOptions extends ParseOptions, ToleranceOption {
  readonly mode?: string
  readonly verify?: false
  readonly secret?: Texts
  readonly username?: string | undefined
  readonly password?: Texts
  readonly token?: Texts
  readonly headerName?: string | undefined
  readonly headerValue?: Texts
}

/**
 * The given texts of a credential.
 *
 * @throws TypeError where there is none, or an empty one: an unset variable must not accept everything.
 */
export function requireTexts(given: Texts, name: string, provider: string): readonly string[] {
  const texts = given === undefined || given === null ? [] : [given].flat()
  if (texts.length > 0 && texts.every((text) => typeof text === 'string' && text !== '')) return texts
  throw new TypeError(
    `Cannot verify deliveries of ${provider}: "${name}" is ${texts.length === 0 ? 'not given' : 'no text, or an empty one'}. Give it, or say { verify: false } to take them from anybody.`,
  )
}

/**
 * The clock of the options, or the system's.
 *
 * @throws TypeError for anything that cannot be asked, such as a moment.
 */
export function requireClock(given: (() => number) | undefined): () => number {
  if (given === undefined) return systemClock
  if (typeof given === 'function') return given
  throw new TypeError(
    `Cannot parse deliveries: "now" is ${String(given)}. Give a function that returns milliseconds since 1970, such as Date.now.`,
  )
}

/**
 * A number of the options, or what stands for it.
 *
 * @throws TypeError for anything else: nothing is greater than `NaN`, and so nothing would be too old or too large.
 */
export function requireNumber<Absent>(
  given: number | undefined,
  name: string,
  absent: Absent,
): number | Absent {
  if (given === undefined) return absent
  if (typeof given === 'number' && given >= 0) return given
  throw new TypeError(`Cannot parse deliveries: "${name}" is ${given}. Give a number that is not negative.`)
}
