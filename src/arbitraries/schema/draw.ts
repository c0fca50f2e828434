import fc, { type Arbitrary } from 'fast-check'
import type { Json } from '../../model/index.ts'
import { arrays } from './arrays.ts'
import { checked } from './checked.ts'
import { type Drawing, follow, hopeless, isTooDeep, unsatisfiable } from './drawing.ts'
import { freeValue } from './free-value.ts'
import { type Kind, kindsOf } from './kinds.ts'
import { lazy } from './lazy.ts'
import { listedValues } from './listed.ts'
import { decide, gather, type Node } from './node.ts'
import { numberRange, numbers } from './numbers.ts'
import { objects } from './objects.ts'
import type { Place } from './place.ts'
import { isNodeSatisfiable, leastDepth } from './satisfiable.ts'
import { strings } from './strings.ts'

/** Values that are valid at all these places. */
export type Draw = (drawing: Drawing, places: readonly Place[]) => Arbitrary<Json>

/** Values that are valid at all these places: by construction where possible, else by trying. */
export const draw: Draw = (drawing, places) => {
  const node = gather(drawing.document, places)
  if (!isNodeSatisfiable(drawing.document, node)) throw unsatisfiable(places)
  return drawNode(follow(drawing, node.references), node, false)
}

function drawNode(drawing: Drawing, node: Node, isGuarded: boolean): Arbitrary<Json> {
  const isOpen = node.choices.length > 0
  const isChecked = node.isChecked && !isGuarded
  const values = isOpen ? choose(drawing, node, isGuarded || isChecked) : leaf(drawing, node)
  if (!isChecked) return values
  const { places } = node
  return checked(values, (value) => drawing.document.accepts(places, value), hopeless(places))
}

/** Decides the first open choice in every way that leads somewhere. */
function choose(drawing: Drawing, node: Node, isGuarded: boolean): Arbitrary<Json> {
  const { document } = drawing
  const [choice] = node.choices
  const decided = (choice?.alternatives ?? [])
    .map((alternative) => decide(document, node, alternative))
    .filter((one) => isNodeSatisfiable(document, one))
  const entered = (one: Node): readonly string[] => one.references.slice(node.references.length)
  const shallow = decided.filter((one) => !isTooDeep(drawing, entered(one)))
  const usable = shallow.length > 0 ? shallow : shallowest(drawing, decided)
  const taken = drawing.style === 'plain' ? ordinary(usable, choice?.kind === 'presence') : usable
  if (taken.length === 0) throw unsatisfiable(node.places)
  const conditions = node.choices.filter(({ kind }) => kind === 'condition').length
  return fc.oneof(
    ...taken.map((one, index) => {
      // Of many conditions in a row each should come true equally often.
      const isRest = choice?.kind === 'condition' && index > 0
      const weight = isRest ? conditions : isOnlyNull(one) ? 1 : 2
      const arbitrary = lazy(() => drawNode(follow(drawing, entered(one)), one, isGuarded))
      return { weight, arbitrary }
    }),
  )
}

function shallowest(drawing: Drawing, nodes: readonly Node[]): readonly Node[] {
  const depths = nodes.map((node) => leastDepth(drawing.document, node))
  const least = Math.min(...depths)
  return nodes.filter((_, index) => depths[index] === least)
}

/** Alternatives of the kind that comes first, `null` excepted. */
function ordinary(nodes: readonly Node[], takesFirst: boolean): readonly Node[] {
  if (takesFirst) return nodes.slice(0, 1)
  const some = nodes.filter((node) => !isOnlyNull(node))
  const kind = mainKind(some[0])
  return some.length === 0 ? nodes : some.filter((node) => mainKind(node) === kind)
}

function mainKind(node: Node | undefined): Kind | undefined {
  return kindsOf(node?.atoms ?? []).kinds.find((kind) => kind !== 'null')
}

function isOnlyNull(node: Node): boolean {
  const { kinds, isKnown } = kindsOf(node.atoms)
  return isKnown && kinds.every((kind) => kind === 'null')
}

/** Values where nothing is left to choose but their kind. */
function leaf(drawing: Drawing, node: Node): Arbitrary<Json> {
  const { document, style } = drawing
  const listed = listedValues(document, node.atoms)
  if (listed !== undefined) return oneOfListed(listed, drawing, node)
  const { kinds, isKnown, isInteger } = kindsOf(node.atoms)
  if (!isKnown) return freeValue(style)
  const usable = kinds.filter((kind) => kind === 'null' || isUsable(drawing, node, kind))
  const [first] = usable.filter((kind) => kind !== 'null')
  const taken = style === 'plain' && first !== undefined ? [first] : usable
  if (taken.length === 0) throw unsatisfiable(node.places)
  return fc.oneof(
    ...taken.map((kind) => ({
      weight: kind === 'null' ? 1 : 3,
      arbitrary: lazy(() => ofKind(drawing, node, kind, isInteger)),
    })),
  )
}

/** A type among several may be one that the other keywords rule out. */
function isUsable(drawing: Drawing, node: Node, kind: Kind): boolean {
  const only = { schema: { type: kind }, pointer: '', derived: true } as const
  return isNodeSatisfiable(drawing.document, gather(drawing.document, [only], node))
}

function oneOfListed(listed: readonly Json[], drawing: Drawing, node: Node): Arbitrary<Json> {
  const some = listed.filter((value) => value !== null)
  const taken = drawing.style === 'plain' && some.length > 0 ? some : listed
  if (taken.length === 0) throw unsatisfiable(node.places)
  return fc.constantFrom(...taken)
}

function ofKind(drawing: Drawing, node: Node, kind: Kind, isInteger: boolean): Arbitrary<Json> {
  if (kind === 'null') return fc.constant(null)
  if (kind === 'boolean') return fc.boolean()
  if (kind === 'number') return numbers(numberRange(node.atoms, isInteger), drawing.style)
  if (kind === 'string') return strings(drawing, node)
  return kind === 'array' ? arrays(drawing, node, draw) : objects(drawing, node, draw)
}
