import { fromBase64, fromHex, standardBase64 } from './encodings.ts'

/** How a secret's text stands for key bytes. */
export interface KeyForm {
  readonly decode: 'utf8' | 'hex' | 'base64' | 'base64url'
  /** Prefixes that are removed before. */
  readonly strip?: readonly string[]
}

/** A secret, decoded. */
export interface Key {
  /** The prefix that was removed; empty where there was none. */
  readonly prefix: string
  /** Without the prefix. */
  readonly text: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const forms = {
  utf8: { shape: /^/, read: (text: string) => new TextEncoder().encode(text) },
  hex: { shape: /^(?:[0-9a-fA-F]{2})+$/, read: fromHex },
  base64: {
    shape: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$/,
    read: fromBase64,
  },
  base64url: {
    shape: /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,4})={0,2}$/,
    read: (text: string) => fromBase64(standardBase64(text)),
  },
} as const

/**
 * The key that a secret stands for.
 *
 * @throws TypeError that does not show the secret, where its text is not of the form.
 */
export function keyOf(secret: string, { decode, strip = [] }: KeyForm): Key {
  const prefix = strip.find((candidate) => secret.startsWith(candidate)) ?? ''
  const text = secret.slice(prefix.length)
  const { shape, read } = forms[decode]
  const bytes = shape.test(text) ? read(text) : new Uint8Array()
  if (bytes.length > 0) return { prefix, text, bytes }
  const form = strip.length === 0 ? decode : `${strip.join(' or ')} followed by ${decode}`
  throw new TypeError(
    `Cannot decode a secret: it is not ${form}. Copy it again from the provider, complete and without spaces or line breaks.`,
  )
}
