/** One token of JSON, without the white space around it. */
export interface JsonToken {
  readonly kind: 'string' | 'scalar' | 'open' | 'close' | 'colon' | 'comma'
  readonly text: string
  readonly from: number
  readonly to: number
}

const kinds: Readonly<Record<string, JsonToken['kind']>> = {
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  ':': 'colon',
  ',': 'comma',
  '"': 'string',
}

/** Takes JSON text apart, numbers as they are written and names in their order; `null` where it is no JSON. */
export function jsonTokens(source: string): readonly JsonToken[] | null {
  try {
    JSON.parse(source)
  } catch {
    return null
  }
  const pieces = source.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g)
  return Array.from(pieces, (match) => ({
    kind: kinds[match[0].charAt(0)] ?? 'scalar',
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }))
}
