/** The seed of one check: adding or leaving out other checks changes nothing for it. A 32-bit integer. */
export function seedOf(seed: number, id: string): number {
  let hash = seed | 0
  for (const letter of id) hash = (Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) + 0x9e3779b9) | 0
  return hash
}
