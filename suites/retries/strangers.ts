import { familiesWith } from '../../src/arbitraries/index.ts'
import type { OfferedEvent, Terms } from '../../src/model/index.ts'

/** Updates and deletions of families whose creation the receiver handles too: sent alone, they are about nobody. */
export function strangers(terms: Terms): readonly OfferedEvent[] {
  return (['update', 'delete'] as const).flatMap((change) =>
    familiesWith(terms, ['create', change]).map((family) => family[1] as OfferedEvent),
  )
}
