import { outlineOf } from './json-outline.ts'

/**
 * Whether the lines of a beginning are mostly deliveries of our own format, although the first one is none: a comment, a
 * banner, or the end of a line whose beginning is lost. Half of them at least, because documents show one as an example.
 */
export function isMostlyDeliveries(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const deliveries = lines.filter(isDelivery)
  return deliveries.length > 0 && deliveries.length * 2 >= lines.length
}

/** Judged by its members: the last line of a beginning is seldom whole. */
function isDelivery(line: string): boolean {
  if (!/^\s*\{/.test(line)) return false
  const members = outlineOf(line)
  return members.has('headers') && (members.has('body') || members.has('bodyBase64'))
}
