/**
 * Where the records of a JSON array in UTF-8 end: the offset just after each of them. None, unless the array is all that
 * there is from the first to the last byte, white space apart.
 *
 * @param from Where a record begins, to find only the ends of it and of those after it; 0 for all.
 */
export function recordEnds(bytes: Uint8Array, from = 0): readonly number[] {
  const last = lastInk(bytes)
  if (bytes[last] !== closeBracket || bytes.find(isInk) !== openBracket) return []
  const ends: number[] = []
  let depth = from === 0 ? 0 : 1
  let isInText = false
  for (let at = from; at <= last; at += 1) {
    const code = bytes[at]
    if (isInText) {
      if (code === backslash) at += 1
      else if (code === quote) isInText = false
    } else if (code === quote) isInText = true
    else if (code === comma && depth === 1) ends.push(at)
    else if (code === openBrace || code === openBracket) depth += 1
    else if (code === closeBrace || code === closeBracket) {
      depth -= 1
      if (depth === 0) return at === last ? [...ends, at] : []
    }
  }
  return []
}

/** Whether a byte ends a record of an array, where one may end. */
export function isEnd(byte: number | undefined): boolean {
  return byte === comma || byte === closeBracket
}

/** How many bytes two texts have in common at their beginning. */
export function commonLength(one: Uint8Array, other: Uint8Array): number {
  let [low, high] = [0, Math.min(one.length, other.length)]
  // Halving, because comparing slices is far faster than looking at each byte.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (Buffer.compare(one.subarray(low, middle), other.subarray(low, middle)) === 0) low = middle
    else high = middle - 1
  }
  return low
}

/** Where the last byte stands that is no white space. */
export function lastInk(bytes: Uint8Array): number {
  return bytes.findLastIndex(isInk)
}

function isInk(byte: number): boolean {
  return byte > 0x20
}

const quote = 0x22
const comma = 0x2c
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
