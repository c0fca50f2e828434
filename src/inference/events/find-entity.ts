import type { Json } from '../../model/index.ts'
import { type ScalarPath, scalarPaths } from './scalar-paths.ts'
import { wordsOf } from './words.ts'

/** Members in which many providers wrap what an event is about. */
const wrappers =
  /^(data|object|payload|resource|record|entity|item|attributes|body|content|after|new|current)$/i

/**
 * Where the id of what events are about stands in all of their payloads; `null` where nothing lasts, or nothing says
 * so. An id inside something named like the subject, or inside a wrapper, comes before one at the top, which is then
 * the event's own.
 *
 * @param subject In the provider's words: `invoice`, `Invoice::Payment`.
 * @param isEnvelope Whether ids at the top are known to be those of events.
 */
export function findEntity(
  subject: string,
  payloads: readonly Json[],
  isEnvelope: boolean = false,
): string | null {
  const candidates = scalarPaths(payloads)
    .filter(({ path }) => !isEnvelope || path.length > 1)
    .filter(({ values }) => values.length === payloads.length && values.every(isKey))
    .filter(({ values }) => new Set(values.map((value) => typeof value)).size === 1)
    .map((place) => ({ place, rank: rank(place, subject) }))
    .filter(({ rank: given }) => given > 0)
  const [top] = candidates.toSorted((a, b) => b.rank - a.rank || a.place.path.length - b.place.path.length)
  return top?.place.pointer ?? null
}

function isKey(value: Json): boolean {
  return typeof value === 'string' ? value !== '' : Number.isInteger(value)
}

function rank({ path }: ScalarPath, subject: string): number {
  const name = path.at(-1) ?? ''
  const holders = path.slice(0, -1)
  const isPlain = /^_?(id|uuid|guid|gid)$/i.test(name)
  const isSubjects =
    isNamed(name.replace(/[_-]?(id|uuid|guid)$/i, ''), subject) && /(id|uuid|guid)$/i.test(name)
  if (!isPlain && !isSubjects) return 0
  if (holders.length === 0) return isSubjects ? 2.5 : 2
  if (!holders.every((holder) => wrappers.test(holder) || isNamed(holder, subject))) {
    // What a part of the subject names may be another thing: the invoice of an invoice's payment.
    return isPlain && holders.length === 1 && isBeginning(holders[0] ?? '', subject) ? 1 : 0
  }
  const isOwn = holders.some((holder) => isNamed(holder, subject))
  return (isOwn ? 4 : 3) + (isPlain ? 0.5 : 0)
}

/** Whether a member is named like the subject, or like its last word, in the singular or plural. */
function isNamed(name: string, subject: string): boolean {
  const words = wordsOf(name).map(singular)
  const subjects = wordsOf(subject).map(singular)
  if (words.length === 0 || words.length > subjects.length) return false
  return words.join(' ') === subjects.slice(-words.length).join(' ')
}

function isBeginning(name: string, subject: string): boolean {
  const words = wordsOf(name).map(singular)
  return (
    words.length > 0 && words.join(' ') === wordsOf(subject).map(singular).slice(0, words.length).join(' ')
  )
}

function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')
}
