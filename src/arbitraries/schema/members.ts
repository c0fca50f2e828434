import type { SchemaDocument } from './document.ts'
import { type Atom, below, namesIn, numberIn, type Place, stringsIn } from './place.ts'

/** Names that these places declare or require, in the order in which they are written. */
export function declaredNames(atoms: readonly Atom[]): readonly string[] {
  const names = atoms.flatMap((atom) => [...namesIn(atom, 'properties'), ...stringsIn(atom.schema.required)])
  return [...new Set(names)]
}

/** Names that have to be present. */
export function requiredNames(atoms: readonly Atom[]): ReadonlySet<string> {
  return new Set(atoms.flatMap((atom) => stringsIn(atom.schema.required)))
}

/**
 * The places that say something about the member of a name; about any undeclared one when the name is `null`.
 */
export function memberPlaces(
  document: SchemaDocument,
  atoms: readonly Atom[],
  name: string | null,
): readonly Place[] {
  const found: Place[] = []
  let isEvaluated = false
  for (const atom of atoms) {
    const own = name === null ? [] : ownMembers(document, atom, name)
    const rest = own.length === 0 ? below(atom, 'additionalProperties') : undefined
    const all = rest === undefined ? own : [rest]
    isEvaluated ||= all.length > 0
    found.push(...all)
  }
  if (isEvaluated) return found
  return atoms.flatMap((atom) => below(atom, 'unevaluatedProperties') ?? [])
}

function ownMembers(document: SchemaDocument, atom: Atom, name: string): readonly Place[] {
  const declared = below(atom, 'properties', name)
  const patterns = namesIn(atom, 'patternProperties').filter((text) =>
    document.pattern(text, atom).test(name),
  )
  return [
    ...(declared === undefined ? [] : [declared]),
    ...patterns.flatMap((text) => below(atom, 'patternProperties', text) ?? []),
  ]
}

/** The places that say something about the item at an index; about all behind the tuple when it is `null`. */
export function itemPlaces(atoms: readonly Atom[], index: number | null): readonly Place[] {
  return atoms.flatMap((atom) => {
    const prefix = index === null ? undefined : below(atom, 'prefixItems', index)
    return prefix ?? below(atom, 'items') ?? below(atom, 'unevaluatedItems') ?? []
  })
}

/** How many items the longest tuple has. */
export function tupleLength(atoms: readonly Atom[]): number {
  const lengths = atoms.map(({ schema }) =>
    Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0,
  )
  return Math.max(0, ...lengths)
}

/** The narrowest bounds of a pair of keywords, such as `minItems` and `maxItems`. */
export function bounds(
  atoms: readonly Atom[],
  least: string,
  most: string,
): { readonly min: number; readonly max: number } {
  return {
    min: Math.max(0, ...atoms.flatMap((atom) => numberIn(atom, least) ?? [])),
    max: Math.min(Number.POSITIVE_INFINITY, ...atoms.flatMap((atom) => numberIn(atom, most) ?? [])),
  }
}
