/** Milliseconds since 1970: what receivers go by unless they are given another clock. */
export function systemClock(): number {
  return Date.now()
}
