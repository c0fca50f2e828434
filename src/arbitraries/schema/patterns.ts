import fc, { type Arbitrary } from 'fast-check'
import { UsageError } from '../../model/index.ts'
import { checked } from './checked.ts'
import type { SchemaDocument } from './document.ts'
import type { Place } from './place.ts'
import type { Style } from './style.ts'
import { fits, type Length, text } from './text.ts'

/** NUL, which some databases refuse, and halves of characters, which no UTF-8 can carry. */
const UNWANTED = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const PRINTABLE = /^[\x20-\x7e]*$/

/** Strings that match a pattern and have a length. */
export function matching(
  document: SchemaDocument,
  pattern: string,
  at: Place,
  length: Length,
  style: Style,
): Arbitrary<string> {
  const expression = document.pattern(pattern, at)
  const accepts = (value: string): boolean =>
    expression.test(value) && fits(value, length) && !UNWANTED.test(value)
  const hopeless = (): UsageError => unsupportedPattern(pattern, at)
  const ordinary = text('plain', length)
  const isLoose = fc.sample(ordinary, { numRuns: 20, seed: 1 }).every(accepts)
  if (isLoose && style === 'plain') return checked(ordinary, accepts, hopeless)
  const source = fromExpression(pattern, at, style)
  if (style === 'any') {
    const free = checked(source, accepts, hopeless)
    return isLoose ? fc.oneof(free, checked(text('any', length), accepts, hopeless)) : free
  }
  // A pattern may demand characters that are not plain; then the pattern wins.
  const isPlain = (value: string): boolean => accepts(value) && PRINTABLE.test(value)
  const hasPlain = [5, 100].some((numRuns) => fc.sample(source, { numRuns, seed: 1 }).some(isPlain))
  return checked(source, hasPlain ? isPlain : accepts, hopeless)
}

function fromExpression(pattern: string, at: Place, style: Style): Arbitrary<string> {
  // Without anchors anything may stand around the match, which is not plain.
  const forms = style === 'plain' ? [`^(?:${pattern})$`, pattern] : [pattern]
  for (const one of [...forms, withoutLookaround(pattern)]) {
    const strings = attempt(one)
    if (strings !== undefined) return strings
  }
  throw unsupportedPattern(pattern, at)
}

/** Kept, because building one takes long, and the schemas of a provider share their patterns. */
const attempts = new Map<string, Arbitrary<string> | undefined>()

function attempt(pattern: string): Arbitrary<string> | undefined {
  if (!attempts.has(pattern)) attempts.set(pattern, build(pattern))
  return attempts.get(pattern)
}

function build(pattern: string): Arbitrary<string> | undefined {
  try {
    const strings = fc.stringMatching(new RegExp(pattern, 'u'))
    const matches = new RegExp(pattern, 'u')
    return fc.sample(strings, { numRuns: 5, seed: 1 }).some((one) => matches.test(one)) ? strings : undefined
  } catch {
    return undefined
  }
}

/** Looking ahead and behind cannot be drawn, but what is drawn without it is tested with it. */
function withoutLookaround(pattern: string): string {
  const start = /(?<!\\)\(\?<?[=!]/.exec(pattern)
  if (start === null) return pattern
  let depth = 0
  for (let index = start.index; index < pattern.length; index += 1) {
    if (pattern[index] === '\\') index += 1
    else if (pattern[index] === '(') depth += 1
    else if (pattern[index] === ')') depth -= 1
    if (depth === 0) return withoutLookaround(pattern.slice(0, start.index) + pattern.slice(index + 1))
  }
  return pattern
}

function unsupportedPattern(pattern: string, at: Place): UsageError {
  return new UsageError(
    'unsupported-pattern',
    `Cannot draw payloads for the pattern "${pattern}" at #${at.pointer}: no matching text was found.`,
    'Write a simpler pattern without back references, or list the values with "enum".',
  )
}
