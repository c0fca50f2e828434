import fc, { type Arbitrary } from 'fast-check'
import { checked } from './checked.ts'
import type { SchemaDocument } from './document.ts'
import { type Drawing, hopeless } from './drawing.ts'
import { formatted } from './formats.ts'
import { bounds } from './members.ts'
import type { Node } from './node.ts'
import { matching } from './patterns.ts'
import { fits, text } from './text.ts'

const made = new WeakMap<SchemaDocument, Map<string, Arbitrary<string>>>()

/** Strings of a length, pattern and format. */
export function strings(drawing: Drawing, node: Node): Arbitrary<string> {
  // One definition serves many members, and finding out what can be drawn for a pattern takes a while.
  const known = made.get(drawing.document) ?? new Map<string, Arbitrary<string>>()
  made.set(drawing.document, known)
  const isWritten = node.atoms.every(({ derived }) => derived !== true)
  const key = [drawing.style, ...node.atoms.map(({ pointer }) => pointer)].join(' ')
  const arbitrary = (isWritten ? known.get(key) : undefined) ?? create(drawing, node)
  if (isWritten) known.set(key, arbitrary)
  return arbitrary
}

function create(drawing: Drawing, node: Node): Arbitrary<string> {
  const { document, style } = drawing
  const length = bounds(node.atoms, 'minLength', 'maxLength')
  const patterns = node.atoms.flatMap((atom) => {
    const pattern = atom.schema.pattern
    return typeof pattern === 'string' ? [{ pattern, atom }] : []
  })
  const expressions = patterns.map((one) => document.pattern(one.pattern, one.atom))
  const accepts = (value: string): boolean =>
    fits(value, length) && expressions.every((one) => one.test(value))
  const formats = new Set(node.atoms.flatMap(({ schema }) => schema.format ?? []))
  const byFormat = [...formats].flatMap((format) => formatted(String(format), style) ?? [])
  const usable = byFormat.filter((one) => isOften(one, accepts))
  const [pattern] = patterns
  // Texts of one format are checked here; with several, whatever was drawn is checked as a whole later.
  if (usable.length > 0 || (byFormat.length > 0 && pattern === undefined)) {
    return checked(fc.oneof(...(usable.length > 0 ? usable : byFormat)), accepts, hopeless(node.places))
  }
  if (pattern === undefined) return text(style, length)
  const matches = matching(document, pattern.pattern, pattern.atom, length, style)
  if (byFormat.length === 0 && patterns.length === 1) return matches
  const isValid = (value: string): boolean => accepts(value) && document.accepts(node.places, value)
  return checked(matches, isValid, hopeless(node.places))
}

function isOften(strings: Arbitrary<string>, accepts: (value: string) => boolean): boolean {
  // Most are free, and a few draws tell.
  return [8, 100].some((numRuns) => fc.sample(strings, { numRuns, seed: 1 }).filter(accepts).length >= 5)
}
