import { UsageError } from '../model/errors.ts'
import type { SignatureRule } from '../model/index.ts'
import { boundedCache } from './bounded-cache.ts'

/** How a secret's text stands for key bytes. */
export type KeyForm = SignatureRule['key']

/** A secret, decoded. Equal secrets of one form give the same object, so that others can cache by it. */
export interface Key {
  /** As configured. */
  readonly secret: string
  /** The prefix that was removed; empty where there was none. */
  readonly prefix: string
  /** Without the prefix. */
  readonly text: string
  readonly bytes: Buffer
}

const alphabets: Readonly<Record<Exclude<KeyForm['decode'], 'utf8'>, RegExp>> = {
  hex: /^(?:[0-9a-fA-F]{2})+$/,
  base64: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$/,
  base64url: /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,4})={0,2}$/,
}

const keys = new WeakMap<KeyForm, (secret: string, make: () => Key | null) => Key | null>()

/** The key that a secret stands for, or `null` where its text is not of the form. */
export function keyOf(secret: string, form: KeyForm): Key | null {
  const known = keys.get(form) ?? boundedCache<Key | null>(1024)
  keys.set(form, known)
  return known(secret, () => decodeKey(secret, form))
}

/** Takes the text itself as the key where it is not of the form: for secrets that an attacker makes up. */
export function lenientKeyOf(secret: string, form: KeyForm): Key {
  return keyOf(secret, form) ?? rawKey(secret)
}

/** Explains, without showing the secret, why it cannot be a key. */
export function requireKey(secret: string, form: KeyForm): Key {
  const key = keyOf(secret, form)
  if (key !== null && key.bytes.length > 0) return key
  const prefixes = form.strip ?? []
  const shape = prefixes.length === 0 ? form.decode : `${prefixes.join(' or ')} followed by ${form.decode}`
  throw new UsageError(
    'malformed-secret',
    `Cannot decode the secret: it is not ${shape}.`,
    'Copy it again from the provider, complete and without spaces or line breaks.',
  )
}

function decodeKey(secret: string, form: KeyForm): Key | null {
  const prefix = (form.strip ?? []).find((candidate) => secret.startsWith(candidate)) ?? ''
  const text = secret.slice(prefix.length)
  if (form.decode === 'utf8') return { secret, prefix, text, bytes: Buffer.from(text, 'utf8') }
  if (!alphabets[form.decode].test(text)) return null
  return { secret, prefix, text, bytes: Buffer.from(text, form.decode) }
}

const rawKeys = boundedCache<Key>(64)

function rawKey(secret: string): Key {
  return rawKeys(secret, () => ({ secret, prefix: '', text: secret, bytes: Buffer.from(secret, 'utf8') }))
}
