import fc, { type Arbitrary } from 'fast-check'
import type { Json } from '../../model/index.ts'
import { canonical } from './canonical.ts'
import { distinct } from './distinct.ts'
import type { Draw } from './draw.ts'
import { type Drawing, hopeless, unsatisfiable } from './drawing.ts'
import { lazy } from './lazy.ts'
import { listedValues } from './listed.ts'
import { bounds, itemPlaces, tupleLength } from './members.ts'
import { gather, type Node } from './node.ts'
import { below, derive, numberIn, type Place } from './place.ts'
import { recursTooDeep } from './recursion.ts'
import { isSatisfiable } from './satisfiable.ts'

/** Both ends included. */
interface Count {
  readonly min: number
  readonly max: number
}

/** Arrays: a tuple, then items of one kind, then as many as `contains` asks for. */
export function arrays(drawing: Drawing, node: Node, draw: Draw): Arbitrary<readonly Json[]> {
  const { document } = drawing
  const rest = itemPlaces(node.atoms, null)
  const wanted = node.atoms.flatMap((atom) => {
    const contains = below(atom, 'contains')
    return contains === undefined ? [] : [{ contains, atom, count: numberIn(atom, 'minContains') ?? 1 }]
  })
  const kept = wanted
    .filter(({ count }) => count > 0)
    .map(({ contains, count }) => many(drawing, node, [...rest, contains], { min: count, max: count }, draw))
  const keptCount = wanted.reduce((sum, { count }) => sum + count, 0)
  const unwanted = wanted
    .filter(({ atom }) => Object.hasOwn(atom.schema, 'maxContains'))
    .map(({ contains }) => derive(contains, { not: contains.schema }))
  const others = [...rest, ...unwanted]
  const count = counted(drawing, node, others, keptCount)
  const tuple = fixedItems(drawing, node, count, draw)
  const behind = { min: Math.max(0, count.min - tuple.length), max: Math.max(0, count.max - tuple.length) }
  const parts = [
    fc.tuple(...tuple),
    ...(behind.max === 0 || !isSatisfiable(document, others)
      ? []
      : [many(drawing, node, others, behind, draw)]),
    ...kept,
  ]
  const whole = fc.tuple(...parts).map((lists) => lists.flat())
  const isShort = drawing.style === 'any' && count.min < tuple.length && kept.length === 0
  if (!isShort) return whole
  const beginnings = tuple.slice(count.min).map((_, index) => fc.tuple(...tuple.slice(0, count.min + index)))
  return fc.oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: fc.oneof(...beginnings) })
}

/** How many items beside those that `contains` asks for. */
function counted(drawing: Drawing, node: Node, rest: readonly Place[], kept: number): Count {
  const asked = bounds(node.atoms, 'minItems', 'maxItems')
  const min = Math.max(0, asked.min - kept)
  const max = Math.max(min, asked.max - kept)
  const tuple = tupleLength(node.atoms)
  if (recursTooDeep(drawing, rest)) return { min, max: Math.max(min, Math.min(tuple, max)) }
  const isPlain = drawing.style === 'plain'
  const least = isPlain ? Math.max(min, Math.min(max, Math.max(tuple, kept > 0 ? 0 : 1))) : min
  return {
    min: least,
    max: Math.min(max, Math.max(least, isPlain ? Math.max(2, tuple) : Math.max(tuple, min) + 4)),
  }
}

/** The items of the tuple, as far as they are possible. */
function fixedItems(drawing: Drawing, node: Node, count: Count, draw: Draw): readonly Arbitrary<Json>[] {
  const length = Math.min(tupleLength(node.atoms), count.max)
  const indexes = Array.from({ length }, (_, index) => index)
  const end = indexes.findIndex((index) => !isSatisfiable(drawing.document, itemPlaces(node.atoms, index)))
  return (end === -1 ? indexes : indexes.slice(0, end)).map((index) =>
    lazy(() => draw(drawing, itemPlaces(node.atoms, index))),
  )
}

function many(
  drawing: Drawing,
  node: Node,
  places: readonly Place[],
  { min, max }: Count,
  draw: Draw,
): Arbitrary<Json[]> {
  const isUnique = node.atoms.some(({ schema }) => schema.uniqueItems === true)
  const items = lazy(() => draw(drawing, places))
  if (!isUnique) return fc.array(items, { minLength: min, maxLength: max })
  const listed = fewValues(drawing, places)
  if (listed === undefined) return distinct(items, { min, max }, canonical, hopeless(node.places))
  if (listed.length < min) throw unsatisfiable(node.places)
  return fc.shuffledSubarray([...listed], { minLength: min, maxLength: Math.min(max, listed.length) })
}

/** All values, where they are few: unique items must not be waited for that never come. */
function fewValues(drawing: Drawing, places: readonly Place[]): readonly Json[] | undefined {
  const node = gather(drawing.document, places)
  if (node.choices.length > 0) return undefined
  const listed = listedValues(drawing.document, node.atoms)
  if (listed !== undefined) return [...new Map(listed.map((value) => [canonical(value), value])).values()]
  const types = node.atoms.map(({ schema }) => schema.type)
  return types.length > 0 && types.every((type) => type === 'boolean') ? [false, true] : undefined
}
