/**
 * Remembers what was made for a name, and forgets everything once there are too many names: long runs draw a
 * new wrong secret for every forgery.
 */
export function boundedCache<T>(limit: number): (name: string, make: () => T) => T {
  const made = new Map<string, T>()
  return (name, make) => {
    const known = made.get(name)
    if (known !== undefined) return known
    const fresh = make()
    if (made.size >= limit) made.clear()
    made.set(name, fresh)
    return fresh
  }
}
