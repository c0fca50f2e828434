import { expect, test } from 'vitest'
import { numbers, type Setup, signatureSetups } from '../../test/laws/signing-modes.ts'
import type { SignatureRule } from '../model/index.ts'
import { algorithmNamed } from './algorithms.ts'
import { keyOf } from './key.ts'
import { wrongSecret } from './wrong-secret.ts'

function setup({ mode, credentials }: Setup): { rule: SignatureRule; secret: string } {
  const rule = mode.kind === 'signature' ? mode.signatures[0] : undefined
  if (rule === undefined) throw new Error('no signature rule')
  return { rule, secret: credentials.secret ?? '' }
}

test.each(Object.entries(signatureSetups))('makes another secret of the form of %s', (_name, given) => {
  const { rule, secret } = setup(given)
  const make = (random: () => number) => wrongSecret(algorithmNamed(rule.algorithm), secret, rule.key, random)
  const wrong = make(numbers())
  expect(wrong).not.toBe(secret)
  expect(wrong).toHaveLength(secret.length)
  expect(keyOf(wrong, rule.key)?.prefix).toBe(keyOf(secret, rule.key)?.prefix)
  expect(keyOf(wrong, rule.key)?.bytes).toHaveLength(keyOf(secret, rule.key)?.bytes.length ?? 0)
  expect(make(numbers())).toBe(wrong)
  expect(make(numbers(2))).not.toBe(wrong)
})

test.each([
  ['aaa', 'utf8'],
  ['---', 'utf8'],
  ['AAAA', 'base64'],
  ['0000', 'hex'],
] as const)('never makes %s again, whatever is drawn', (secret, decode) => {
  expect(wrongSecret(algorithmNamed('hmac-sha256'), secret, { decode }, () => 0)).not.toBe(secret)
})
