/**
 * Some numbers by name, for the names that were set last: a file may be longer than the memory. Names are told apart by
 * 64 bits of a hash, which do not collide among so few.
 */
export interface Recent {
  get(name: string): readonly number[] | undefined
  set(name: string, values: readonly number[]): void
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
    get: (name) => young.get(name) ?? old?.get(name),
    set: (name, values) => {
      if (young.size >= mostCompared) {
        hasForgotten ||= old !== undefined
        old = young
        young = createTable(columns, 1_024)
      }
      if (young.size * 2 >= young.slots) young = young.grown()
      young.set(name, values)
    },
    get hasForgotten() {
      return hasForgotten
    },
  }
}

interface Table extends Pick<Recent, 'get' | 'set'> {
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
  const put = (high: number, low: number, values: ArrayLike<number>): void => {
    const slot = slotOf(high, low)
    if (used[slot] === 0) size += 1
    used[slot] = 1
    hashes[slot * 2] = high
    hashes[slot * 2 + 1] = low
    numbers.set(values, slot * columns)
  }

  const table: Table & { put: typeof put } = {
    get: (name) => {
      const slot = slotOf(...hashOf(name))
      return used[slot] === 1 ? [...numbers.subarray(slot * columns, (slot + 1) * columns)] : undefined
    },
    set: (name, values) => put(...hashOf(name), values),
    put,
    get size() {
      return size
    },
    slots,
    grown: () => {
      const larger = createTable(columns, slots * 2) as typeof table
      for (let slot = 0; slot < slots; slot++) {
        if (used[slot] === 0) continue
        const values = numbers.subarray(slot * columns, (slot + 1) * columns)
        larger.put(hashes[slot * 2] ?? 0, hashes[slot * 2 + 1] ?? 0, values)
      }
      return larger
    },
  }
  return table
}

/** Two different multiplicative hashes of a text, of 32 bits each, mixed at the end. */
function hashOf(text: string): readonly [high: number, low: number] {
  let one = 0x9e3779b9
  let two = 0x85ebca6b
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2654435761)
    two = Math.imul(two ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return [one >>> 0, two >>> 0]
}
