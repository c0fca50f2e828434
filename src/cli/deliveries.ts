/** So many deliveries, in words. */
export function deliveries(number: number): string {
  return number === 1 ? '1 delivery' : `${number.toLocaleString('en-US')} deliveries`
}
