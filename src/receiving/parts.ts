import type { AnyOptions } from './credentials.ts'
import type { ReceivedRequest } from './delivery-request.ts'
import { formOf, type Place, textAt } from './place.ts'

/** What signed bytes are made from. */
export interface SigningContext {
  readonly request: ReceivedRequest
  /** As it stands in the request; empty where there is none. */
  readonly timestamp: string
  /** The text that the key stands for. */
  readonly secret: string
  readonly options: AnyOptions
}

/** One part of the bytes that a signature covers. */
export type Part = (context: SigningContext) => string | Uint8Array | Promise<string>

/** The bytes of the body, as they came. */
export const body: Part = ({ request }) => request.body

/** The timestamp that belongs to the signature. */
export const timestamp: Part = (context) => context.timestamp

/** The secret's own text. */
export const secretText: Part = ({ secret }) => secret

/** The method, as it came. */
export const method: Part = ({ request }) => request.method

/** The whole URL, as the provider calls it. */
export const url: Part = (context) => calledUrl(context)

/** The path of the URL that the provider calls. */
export const path: Part = (context) => new URL(calledUrl(context), 'http://localhost').pathname

/** Names and values of the form in the body, one after the other, in the order of names. */
export const sortedForm: Part = ({ request }) => {
  const fields = formOf(request)
  fields.sort()
  return [...fields].flat().join('')
}

/** The SHA-256 of the body, in hex. */
export const sha256Body: Part = async ({ request }) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', request.body))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The CRC-32 of the body, in decimal digits. */
export const crc32Body: Part = ({ request }) => {
  let rest = -1
  for (const byte of request.body) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return String(~rest >>> 0)
}

/** Fixed text. */
export function text(fixed: string): Part {
  return () => fixed
}

/** What stands at a place of the request; nothing where nothing does. */
export function at(place: Place): Part {
  return ({ request }) => textAt(request, place)
}

/** A value that both sides were configured with. */
export function configured(name: string): Part {
  return ({ options }) => {
    const { configuration = {} } = options
    const value = Object.hasOwn(configuration, name) ? configuration[name] : undefined
    if (value !== undefined) return value
    throw new TypeError(
      `Cannot verify deliveries: the signature covers a value "${name}" that is not configured. Give it under "configuration".`,
    )
  }
}

function calledUrl({ request, options }: SigningContext): string {
  const called = options.publicUrl ?? request.url
  if (called !== undefined) return called
  throw new TypeError(
    'Cannot verify deliveries: the signature covers the URL, and the request has none. Give "publicUrl", as the provider calls it.',
  )
}
