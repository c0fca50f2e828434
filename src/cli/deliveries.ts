import { grouped } from '../reports/words.ts'

/** So many deliveries, in words. */
export function deliveries(number: number): string {
  return number === 1 ? '1 delivery' : `${grouped(number)} deliveries`
}
