import type { Algorithm } from './algorithm.ts'
import { type KeyForm, keyOf } from './key.ts'

/** Bytes drawn from a source of numbers in [0, 1). */
export function randomBytesFrom(random: () => number, length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, () => Math.floor(random() * 256)))
}

/**
 * A secret of the same form as the given one (prefix, decoding, length, kinds of characters) that is another
 * one: a forger knows the form, since it is published.
 */
export function wrongSecret(
  algorithm: Algorithm,
  secret: string,
  form: KeyForm,
  random: () => number,
): string {
  if (algorithm.wrongSecret !== undefined) return algorithm.wrongSecret(secret, random)
  const key = keyOf(secret, form)
  if (key === null || form.decode === 'utf8') {
    const prefix = key?.prefix ?? ''
    return prefix + otherText(secret.slice(prefix.length), random)
  }
  const bytes = randomBytesFrom(random, key.bytes.length)
  if (bytes.equals(key.bytes)) bytes[0] = (bytes[0] ?? 0) ^ 0xff
  return key.prefix + bytes.toString(form.decode)
}

const classes = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789']

function otherText(text: string, random: () => number): string {
  const other = text.replace(/[A-Za-z0-9]/g, (letter) => {
    const letters = classes.find((candidate) => candidate.includes(letter)) ?? letter
    return letters.charAt(Math.floor(random() * letters.length))
  })
  return other === text ? `${text}x` : other
}
