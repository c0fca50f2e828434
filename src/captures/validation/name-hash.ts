/** A name as 64 bits of a hash, which do not collide among the few that are compared. */
export interface NameHash {
  /** Of 32 bits each, signed: larger numbers take an object. */
  readonly high: number
  readonly low: number
}

/** Two different multiplicative hashes of some texts, of 32 bits each, mixed at the end. */
export function nameHash(...texts: readonly string[]): NameHash {
  let one = 0x9e3779b9
  let two = 0x85ebca6b
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      one = Math.imul(one ^ code, 2654435761)
      two = Math.imul(two ^ code, 1597334677)
    }
    one = Math.imul(one ^ text.length, 2246822507)
    two = Math.imul(two ^ text.length, 3266489909)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return { high: one, low: two }
}
