import { UsageError } from '../../model/index.ts'
import type { SchemaDocument } from './document.ts'
import { isFormat, nameFormats } from './formats.ts'
import { constraintsIn, isSupported, LISTS, MAPS, SINGLE } from './keywords.ts'
import { type Atom, below, listBelow, namesIn, type Place } from './place.ts'

/** What to write instead of keywords that other dialects have. */
const INSTEAD: Readonly<Record<string, string>> = {
  nullable: 'Write "type": ["string", "null"], with the type it has.',
  discriminator: 'Write oneOf alone; let each alternative have its own "const".',
  $id: 'Only the root may have one; remove it and refer by "#/…".',
  $dynamicRef: 'Write $ref.',
  $dynamicAnchor: 'Write $anchor.',
  $recursiveRef: 'Write $ref.',
  $recursiveAnchor: 'Write $anchor.',
  id: 'Remove it, or rename it to $comment.',
  divisibleBy: 'Write multipleOf.',
  extends: 'Write allOf.',
}

/**
 * Refuses a schema that says something which drawing would ignore.
 *
 * Looks at everything that the root leads to, so that definitions which nobody uses do no harm.
 */
export function assertSupported(document: SchemaDocument): void {
  const waiting: Place[] = [document.root]
  const seen = new Set<string>()
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (typeof place.schema === 'boolean' || seen.has(place.pointer)) continue
    seen.add(place.pointer)
    const atom = place as Atom
    assertKeywords(atom)
    waiting.push(...directlyBelow(atom))
    const reference = atom.schema.$ref
    if (typeof reference === 'string') waiting.push(document.resolve(reference, atom))
  }
}

function directlyBelow(atom: Atom): readonly Place[] {
  return [
    ...SINGLE.flatMap((keyword) => below(atom, keyword) ?? []),
    ...LISTS.flatMap((keyword) => listBelow(atom, keyword)),
    ...MAPS.flatMap((keyword) => namesIn(atom, keyword).flatMap((name) => below(atom, keyword, name) ?? [])),
  ]
}

function assertKeywords(atom: Atom): void {
  const unknown = constraintsIn(atom.schema).find((keyword) => !isSupported(keyword))
  if (unknown !== undefined) {
    throw new UsageError(
      'unsupported-keyword',
      `Cannot draw payloads for keyword "${unknown}" at #${atom.pointer}: it is not supported.`,
      INSTEAD[unknown] ?? `Remove it, or rename it to "x-${unknown}" if it says nothing about the value.`,
    )
  }
  const format = atom.schema.format
  if (typeof format === 'string' && !isFormat(format)) {
    throw new UsageError(
      'unsupported-keyword',
      `Cannot draw payloads for keyword "format" at #${atom.pointer}: "${format}" is not supported.`,
      `Use "pattern", or one of ${nameFormats()}.`,
    )
  }
}
