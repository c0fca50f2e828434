import fc, { type Arbitrary } from 'fast-check'
import { checked } from './checked.ts'

/**
 * Lists of items that differ from each other by a key.
 *
 * fast-check's own lower bound waits for ever where there are too few different items.
 */
export function distinct<T>(
  items: Arbitrary<T>,
  { min, max }: { readonly min: number; readonly max: number },
  keyOf: (item: T) => string,
  hopeless: (tries: number) => Error,
): Arbitrary<T[]> {
  const lists = fc.uniqueArray(items, { maxLength: max, selector: keyOf })
  return min === 0 ? lists : checked(lists, ({ length }) => length >= min, hopeless)
}
