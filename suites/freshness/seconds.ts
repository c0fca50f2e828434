import type { Terms } from '../../src/model/index.ts'

/** How many seconds off a timestamp is beyond any window that an operator may have chosen. */
export function beyondTolerance({ contract }: Terms): number {
  return Math.max(3_600, 10 * (contract.freshness?.toleranceSeconds?.value ?? 0))
}

/** A duration in words. */
export function spelt(seconds: number): string {
  const units = [
    ['days', 86_400],
    ['h', 3_600],
    ['min', 60],
  ] as const
  const [name, size] = units.find(([, length]) => seconds >= length) ?? (['s', 1] as const)
  return `${Math.round((seconds / size) * 10) / 10} ${name}`
}
