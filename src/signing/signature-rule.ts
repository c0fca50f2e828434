import { UsageError } from '../model/errors.ts'
import type { SignatureRule, SigningEdit } from '../model/index.ts'
import type { Algorithm } from './algorithm.ts'
import { algorithmNamed } from './algorithms.ts'
import { timePlace } from './attempt-clock.ts'
import { encode } from './encoding.ts'
import { type EntryShape, entryShape } from './entry-shape.ts'
import { type Key, lenientKeyOf } from './key.ts'
import { headerPlace, type SigningContract } from './location.ts'
import { type SigningContext, signedBytes } from './signed-bytes.ts'

/** A signature rule, read once: what a request is signed and verified with. */
export interface ReadRule {
  readonly rule: SignatureRule
  readonly header: string
  readonly algorithm: Algorithm
  readonly shape: EntryShape
}

/** Reads a rule, or throws a `UsageError` for what this version cannot do. */
export function readRule(rule: SignatureRule): ReadRule {
  const place = headerPlace(rule.at)
  if (place === null || place.member !== null || /[{}]/.test(place.name) || rule.each !== undefined) {
    const each = rule.each === undefined ? '' : ` of each item of ${rule.each}`
    throw new UsageError(
      'unsupported-location',
      `Cannot put a signature at "${rule.at}"${each}: this version signs whole requests, in one header per signature.`,
      'Choose another authentication mode, or describe the signature as header:NAME.',
    )
  }
  return { rule, header: place.name, algorithm: algorithmNamed(rule.algorithm), shape: entryShape(rule) }
}

/** The rule with a tampering's changes to the algorithm, the encoding, the signed bytes or the key's form. */
export function editRule(read: ReadRule, edit: SigningEdit | undefined): ReadRule {
  if (edit === undefined) return read
  const { rule } = read
  const key = edit.decode === undefined ? rule.key : { ...rule.key, decode: edit.decode }
  const encoding = edit.encoding ?? rule.encoding
  const signed = edit.signed ?? rule.signed
  const algorithm = edit.algorithm === undefined ? read.algorithm : algorithmNamed(edit.algorithm)
  return { ...read, algorithm, rule: { ...rule, key, encoding, signed } }
}

/** One encoded signature over what the rule says is signed. */
export function encodedSignature(
  read: ReadRule,
  secret: string,
  context: Omit<SigningContext, 'secret'>,
): string {
  const key = lenientKeyOf(secret, read.rule.key)
  return encode(read.algorithm.sign(messageOf(read, key, context), key), read.rule.encoding)
}

/** The signed bytes of a request, with `{secret}` as the text that the key stands for. */
export function messageOf(read: ReadRule, key: Key, context: Omit<SigningContext, 'secret'>): Uint8Array {
  const { signed } = read.rule
  if (signed === '{body}') return context.request.body
  const { request, contract, timestamp, publicUrl, configuration } = context
  return signedBytes(signed, { request, contract, timestamp, publicUrl, configuration, secret: key.text })
}

/** Whether the signature header itself carries the timestamp that is signed. */
export function carriesTimestamp(read: ReadRule, contract: SigningContract): boolean {
  if (read.shape.timestamp === null) return false
  const place = timePlace(contract)
  if (place === null) return true
  return headerPlace(place.at)?.name.toLowerCase() === read.header.toLowerCase()
}
