import { UsageError } from '../../model/index.ts'
import type { SchemaDocument } from './document.ts'
import type { Place } from './place.ts'
import type { Style } from './style.ts'

/** What stays the same, or grows, on the way down into a schema. */
export interface Drawing {
  readonly document: SchemaDocument
  readonly style: Style
  /** How often each reference was followed on the way from the root: where schemas recur, this ends it. */
  readonly trail: ReadonlyMap<string, number>
}

/** How often a schema may occur inside itself. */
const DEEPEST: Readonly<Record<Style, number>> = { plain: 1, any: 3 }

/** The drawing of a schema as a whole. */
export function drawingOf(document: SchemaDocument, style: Style): Drawing {
  return { document, style, trail: new Map([['', 1]]) }
}

/** The drawing below these references. */
export function follow(drawing: Drawing, references: readonly string[]): Drawing {
  if (references.length === 0) return drawing
  const trail = new Map(drawing.trail)
  for (const reference of references) trail.set(reference, (trail.get(reference) ?? 0) + 1)
  return { ...drawing, trail }
}

/** Whether following one of these references again would go too deep. */
export function isTooDeep(drawing: Drawing, references: readonly string[]): boolean {
  return references.some((reference) => (drawing.trail.get(reference) ?? 0) >= DEEPEST[drawing.style])
}

/** No value is valid there. */
export function unsatisfiable(places: readonly Place[]): UsageError {
  return new UsageError(
    'unsatisfiable-schema',
    `Cannot draw payloads for the schema at ${nameOf(places)}: no value is valid there.`,
    'Look for keywords that contradict each other, or for a schema that requires itself.',
  )
}

/** Hardly any value that was drawn is valid there. */
export function hopeless(places: readonly Place[]): (tries: number) => UsageError {
  return (tries) =>
    new UsageError(
      'hopeless-schema',
      `Cannot draw payloads for the schema at ${nameOf(places)}: ${tries} drawn values in a row are not valid.`,
      'Write it with fewer of "not", "oneOf", "if", "contains" and "pattern", or list the values with "enum".',
    )
}

function nameOf(places: readonly Place[]): string {
  return [...new Set(places.map(({ pointer }) => `#${pointer}`))].join(' and ') || '#'
}
