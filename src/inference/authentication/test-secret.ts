import type { SignatureRule } from '../../model/index.ts'

/** A secret in the form of a key that nobody can mistake for a real one. The same for the same provider. */
export function testSecret(id: string, { decode, strip = [] }: SignatureRule['key']): string {
  const text = `${id}-secret-for-tests-only`
  const [prefix = ''] = strip
  return prefix + (decode === 'utf8' ? text : Buffer.from(text, 'utf8').toString(decode))
}
