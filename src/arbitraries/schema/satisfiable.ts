import type { SchemaDocument } from './document.ts'
import { kindsOf } from './kinds.ts'
import { listedValues } from './listed.ts'
import { bounds, itemPlaces, memberPlaces, requiredNames, tupleLength } from './members.ts'
import { decide, gather, type Node } from './node.ts'
import { hasNumbers, numberRange } from './numbers.ts'
import type { Atom, Place } from './place.ts'

/** How deep a value may have to be before its schema counts as one that no value satisfies. */
const DEEPEST = 24

/** Work that may be done to find out; beyond it the answer is yes, and drawing will tell. */
interface Patience {
  left: number
}

/** Whether there seems to be a value that is valid at all these places. */
export function isSatisfiable(document: SchemaDocument, places: readonly Place[]): boolean {
  return placesFit(document, places, DEEPEST, { left: 2000 })
}

/** The same for places that were gathered already. */
export function isNodeSatisfiable(document: SchemaDocument, node: Node): boolean {
  return nodeFits(document, node, DEEPEST, { left: 2000 })
}

/** The least depth in which a value fits: 0 for a scalar or an empty list. */
export function leastDepth(document: SchemaDocument, node: Node): number {
  for (let levels = 0; levels < DEEPEST; levels += 1) {
    if (nodeFits(document, node, levels, { left: 2000 })) return levels
  }
  return Number.POSITIVE_INFINITY
}

function placesFit(
  document: SchemaDocument,
  places: readonly Place[],
  levels: number,
  patience: Patience,
): boolean {
  return levels >= 0 && nodeFits(document, gather(document, places), levels, patience)
}

function nodeFits(document: SchemaDocument, node: Node, levels: number, patience: Patience): boolean {
  patience.left -= 1
  if (patience.left < 0) return true
  if (node.isImpossible || !leafFits(document, node.atoms, levels, patience)) return false
  const [choice] = node.choices
  if (choice === undefined) return true
  return choice.alternatives.some((one) => nodeFits(document, decide(document, node, one), levels, patience))
}

function leafFits(
  document: SchemaDocument,
  atoms: readonly Atom[],
  levels: number,
  patience: Patience,
): boolean {
  const listed = listedValues(document, atoms)
  if (listed !== undefined) return listed.length > 0
  const { kinds, isInteger, isKnown } = kindsOf(atoms)
  if (!isKnown) return true
  return kinds.some((kind) => {
    if (kind === 'number') return hasNumbers(numberRange(atoms, isInteger))
    if (kind === 'string') return hasRoom(bounds(atoms, 'minLength', 'maxLength'))
    if (kind === 'array') return arrayFits(document, atoms, levels, patience)
    return kind === 'object' ? objectFits(document, atoms, levels, patience) : true
  })
}

function hasRoom({ min, max }: { readonly min: number; readonly max: number }): boolean {
  return min <= max
}

function arrayFits(
  document: SchemaDocument,
  atoms: readonly Atom[],
  levels: number,
  patience: Patience,
): boolean {
  const length = bounds(atoms, 'minItems', 'maxItems')
  if (!hasRoom(length)) return false
  const tuple = Math.min(length.min, tupleLength(atoms))
  const indexes: (number | null)[] = Array.from({ length: tuple }, (_, index) => index)
  if (length.min > tuple) indexes.push(null)
  return indexes.every((index) => placesFit(document, itemPlaces(atoms, index), levels - 1, patience))
}

function objectFits(
  document: SchemaDocument,
  atoms: readonly Atom[],
  levels: number,
  patience: Patience,
): boolean {
  const size = bounds(atoms, 'minProperties', 'maxProperties')
  const names = requiredNames(atoms)
  if (!hasRoom(size) || names.size > size.max) return false
  return [...names].every((name) =>
    placesFit(document, memberPlaces(document, atoms, name), levels - 1, patience),
  )
}
