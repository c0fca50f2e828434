import type { Terms } from '../../src/model/index.ts'

/** Types that the provider does not have today, as its contract imagines them. */
export function unknownTypes({ contract }: Terms): readonly Readonly<Record<string, string>>[] {
  return contract.events.unfamiliar
}
