/** A value in a few words: scalars as JSON, shortened; objects and arrays by their outline. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 1 ? 'array of 1 item' : `array of ${value.length} items`
  if (typeof value === 'object' && value !== null) return describeObject(Object.keys(value))
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number that is too large'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…${typeof value === 'string' ? '"' : ''}` : text
}

function describeObject(keys: readonly string[]): string {
  if (keys.length === 0) return 'empty object'
  const shown = keys.slice(0, 5).map((key) => (key.length > 30 ? `${key.slice(0, 29)}…` : key))
  return `object with ${shown.join(', ')}${keys.length > 5 ? ' …' : ''}`
}
