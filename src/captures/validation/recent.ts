import type { NameHash } from './name-hash.ts'

/** Some numbers by name, for the names that were set last: a file may be longer than the memory. */
export interface Recent {
  /** Puts what is known by a name into `numbers`, and says whether anything is. */
  recall(name: NameHash, numbers: number[]): boolean
  remember(name: NameHash, numbers: readonly number[]): void
  /** Whether something was let go of. */
  readonly hasForgotten: boolean
}

/** So many names are known at least. */
export const mostCompared = 50_000

/** Fuller tables are slow; the names that are known at least fit into 65,536 slots so. */
const mostFilled = 0.8

/** @param columns How many numbers there are by each name. */
export function createRecent(columns: number): Recent {
  let young = createTable(columns, 1_024)
  let old: Table | undefined
  let hasForgotten = false
  return {
    recall: (name, numbers) => young.recall(name, numbers) || (old?.recall(name, numbers) ?? false),
    remember: (name, numbers) => {
      if (young.size >= mostCompared) {
        hasForgotten ||= old !== undefined
        const emptied = old?.emptied() ?? createTable(columns, young.slots)
        old = young
        young = emptied
      }
      if (young.size >= young.slots * mostFilled) young = young.grown()
      young.remember(name, numbers)
    },
    get hasForgotten() {
      return hasForgotten
    },
  }
}

interface Table extends Pick<Recent, 'recall' | 'remember'> {
  readonly size: number
  readonly slots: number
  /** The same with twice as many slots. */
  grown(): Table
  /** The same slots for other names. */
  emptied(): Table
}

/** Open addressing over one typed array: an object for each name would take ten times the memory. */
function createTable(columns: number, slots: number, filled?: Float64Array): Table {
  /** In a slot stand the halves of the name, the first one unsigned and larger by 1 as 0 stands for none, and the numbers. */
  const width = columns + 2
  const cells = new Float64Array(slots * width)
  let size = 0

  const slotOf = (first: number, low: number): number => {
    let slot = low & (slots - 1)
    while (cells[slot * width] !== 0 && (cells[slot * width] !== first || cells[slot * width + 1] !== low))
      slot = (slot + 1) & (slots - 1)
    return slot * width
  }
  const put = (first: number, low: number, numbers: ArrayLike<number>, from: number): void => {
    const at = slotOf(first, low)
    if (cells[at] === 0) size += 1
    cells[at] = first
    cells[at + 1] = low
    for (let column = 0; column < columns; column++) cells[at + 2 + column] = numbers[from + column] as number
  }

  if (filled !== undefined) {
    for (let at = 0; at < filled.length; at += width)
      if (filled[at] !== 0) put(filled[at] as number, filled[at + 1] as number, filled, at + 2)
  }
  const table: Table = {
    recall: ({ high, low }, numbers) => {
      const at = slotOf((high >>> 0) + 1, low)
      if (cells[at] === 0) return false
      for (let column = 0; column < columns; column++) numbers[column] = cells[at + 2 + column] as number
      return true
    },
    remember: ({ high, low }, numbers) => put((high >>> 0) + 1, low, numbers, 0),
    get size() {
      return size
    },
    slots,
    grown: () => createTable(columns, slots * 2, cells),
    emptied: () => {
      cells.fill(0)
      size = 0
      return table
    },
  }
  return table
}
