import type { FakeValues } from './fake-values.ts'

/**
 * What is before the `@`, letter by letter: not what ends a piece of a URL or of markup, though RFC 5322 allows that,
 * too. Of the escapes in URLs only those of `+` and of letters beyond ASCII.
 */
const escaped = '%2[bB]|%[89a-fA-F][0-9a-fA-F]'
const first = String.raw`(?:[\p{L}\p{N}_+]|${escaped})`
const further = String.raw`(?:[\p{L}\p{N}.+_'~-]|${escaped})`

/** Not from the middle of an escape, and of no more than 64 letters, or long texts would take for ever. */
const local = `(?<!%(?=[0-9a-fA-F]{2})|%[0-9a-fA-F](?=[0-9a-fA-F]))${first}${further}{0,63}`
const domain = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?`

/** The source of a pattern for e-mail addresses, also as they stand in URLs; it takes the flag `u`. */
export const emailSource: string = `${local}(?:@|%40)${domain}`

/** The stand-in for an address, encoded where that is: one and the same in a path, in a query and in a text. */
export function fakeEmail(found: string, fakes: FakeValues): string {
  const address = decoded(found)
  if (fakes.isFake(address)) return found
  const fake = fakes.fake(address, 'email')
  return address === found ? fake : encodeURIComponent(fake)
}

/** Escapes of bytes that are no UTF-8 are nobody's letters. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replace('%40', '@')
  }
}
