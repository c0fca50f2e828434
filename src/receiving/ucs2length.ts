/** The length of a text in characters, as JSON Schema counts: a surrogate pair is one. */
export function ucs2length(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}
