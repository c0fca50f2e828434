/**
 * Some numbers by name, for the names that were set last: a file may be longer than the memory. Names are told apart by
 * 64 bits of a hash, which do not collide among so few.
 */
export interface Recent {
  /**
   * What is known by a name.
   *
   * @param change What is to be known from now on; undefined where that stays as it is.
   */
  update(
    name: string,
    change: (known: readonly number[] | undefined) => readonly number[] | undefined,
  ): readonly number[] | undefined
  /** Whether something was let go of. */
  readonly hasForgotten: boolean
}

/** So many names are known at least. */
export const mostCompared = 50_000

/** @param columns How many numbers there are by each name. */
export function createRecent(columns: number): Recent {
  let young = createTable(columns, 1_024)
  let old: Table | undefined
  let hasForgotten = false
  return {
    update: (name, change) => {
      const { high, low } = hashOf(name)
      const known = young.get(high, low) ?? old?.get(high, low)
      const values = change(known)
      if (values === undefined) return known
      if (young.size >= mostCompared) {
        hasForgotten ||= old !== undefined
        old = young
        young = createTable(columns, 1_024)
      }
      if (young.size * 2 >= young.slots) young = young.grown()
      young.put(high, low, values)
      return known
    },
    get hasForgotten() {
      return hasForgotten
    },
  }
}

interface Table {
  get(high: number, low: number): readonly number[] | undefined
  put(high: number, low: number, values: ArrayLike<number>): void
  readonly size: number
  readonly slots: number
  /** The same with twice as many slots. */
  grown(): Table
}

/** Open addressing over typed arrays: an object for each name would take ten times the memory. */
function createTable(columns: number, slots: number): Table {
  const hashes = new Uint32Array(slots * 2)
  const numbers = new Float64Array(slots * columns)
  const used = new Uint8Array(slots)
  let size = 0

  const slotOf = (high: number, low: number): number => {
    let slot = low & (slots - 1)
    while (used[slot] === 1 && (hashes[slot * 2] !== high || hashes[slot * 2 + 1] !== low)) {
      slot = (slot + 1) & (slots - 1)
    }
    return slot
  }
  const put: Table['put'] = (high, low, values) => {
    const slot = slotOf(high, low)
    if (used[slot] === 0) size += 1
    used[slot] = 1
    hashes[slot * 2] = high
    hashes[slot * 2 + 1] = low
    numbers.set(values, slot * columns)
  }

  return {
    get: (high, low) => {
      const slot = slotOf(high, low)
      return used[slot] === 1 ? [...numbers.subarray(slot * columns, (slot + 1) * columns)] : undefined
    },
    put,
    get size() {
      return size
    },
    slots,
    grown: () => {
      const larger = createTable(columns, slots * 2)
      for (let slot = 0; slot < slots; slot++) {
        if (used[slot] === 0) continue
        const values = numbers.subarray(slot * columns, (slot + 1) * columns)
        larger.put(hashes[slot * 2] ?? 0, hashes[slot * 2 + 1] ?? 0, values)
      }
      return larger
    },
  }
}

/** Two different multiplicative hashes of a text, of 32 bits each, mixed at the end. */
function hashOf(text: string): { readonly high: number; readonly low: number } {
  let one = 0x9e3779b9
  let two = 0x85ebca6b
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2654435761)
    two = Math.imul(two ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return { high: one >>> 0, low: two >>> 0 }
}
