import fc, { type Arbitrary } from 'fast-check'
import type { Json, JsonObject } from '../../model/index.ts'
import { type Additions, additions } from './additions.ts'
import { checked } from './checked.ts'
import type { Draw } from './draw.ts'
import { type Drawing, hopeless } from './drawing.ts'
import { lazy } from './lazy.ts'
import { bounds, declaredNames, memberPlaces, requiredNames } from './members.ts'
import type { Node } from './node.ts'
import { below, type Place } from './place.ts'
import { recursTooDeep } from './recursion.ts'
import { isSatisfiable } from './satisfiable.ts'

/** Members that can be present, by name. */
interface Members {
  readonly values: Readonly<Record<string, Arbitrary<Json>>>
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/** Objects: the declared members, and others where they are allowed. */
export function objects(drawing: Drawing, node: Node, draw: Draw): Arbitrary<JsonObject> {
  const members = drawnMembers(drawing, node, draw)
  const added = additions(drawing, node, draw)
  const size = bounds(node.atoms, 'minProperties', 'maxProperties')
  const most = members.required.length + members.optional.length
  if (size.min > members.required.length || size.max < most + added.most) {
    return sized(drawing, node, members, added, size)
  }
  return withAdded(declared(drawing, members), added.some({ min: 0, max: added.most }))
}

function drawnMembers(drawing: Drawing, node: Node, draw: Draw): Members {
  const { document } = drawing
  const isRequired = requiredNames(node.atoms)
  const propertyNames = node.atoms.flatMap((atom) => below(atom, 'propertyNames') ?? [])
  const isPossible = (name: string, places: readonly Place[]): boolean =>
    isSatisfiable(document, places) &&
    !recursTooDeep(drawing, places) &&
    document.accepts(propertyNames, name)
  const values: [string, Arbitrary<Json>][] = []
  for (const name of declaredNames(node.atoms)) {
    const places = memberPlaces(document, node.atoms, name)
    if (!isRequired.has(name) && !isPossible(name, places)) continue
    values.push([name, lazy(() => draw(drawing, places))])
  }
  const names = values.map(([name]) => name)
  return {
    values: Object.fromEntries(values),
    required: names.filter((name) => isRequired.has(name)),
    optional: names.filter((name) => !isRequired.has(name)),
  }
}

/** In style `any` each optional member may be absent; all of them at once, or none, is drawn on purpose. */
function declared({ style }: Drawing, { values, required, optional }: Members): Arbitrary<JsonObject> {
  const full: Arbitrary<JsonObject> = fc.record(values, { noNullPrototype: true })
  if (style === 'plain' || optional.length === 0) return full
  const mixed: Arbitrary<JsonObject> = fc.record(values, {
    requiredKeys: [...required],
    noNullPrototype: true,
  })
  return fc.oneof(
    { weight: 6, arbitrary: mixed },
    { weight: 2, arbitrary: full },
    { weight: 1, arbitrary: fc.record(only(values, required), { noNullPrototype: true }) },
  )
}

/** Where the number of members counts, their names are chosen first. */
function sized(
  { style }: Drawing,
  node: Node,
  { values, required, optional }: Members,
  added: Additions,
  size: { readonly min: number; readonly max: number },
): Arbitrary<JsonObject> {
  const room = Math.max(0, Math.min(optional.length, size.max - required.length))
  const needed = Math.max(0, Math.min(room, size.min - required.length - (added.isPossible ? size.min : 0)))
  const chosen = fc.subarray([...optional], { minLength: style === 'plain' ? room : needed, maxLength: room })
  const drawn = chosen.chain((names) => {
    const present = required.length + names.length
    const min = Math.max(0, size.min - present)
    const max = Math.max(min, Math.min(size.max - present, Math.max(added.most, min)))
    const record = fc.record(only(values, [...required, ...names]), { noNullPrototype: true })
    return withAdded(record, added.some({ min, max }))
  })
  const accepts = (value: JsonObject): boolean => {
    const count = Object.keys(value).length
    return count >= size.min && count <= size.max
  }
  return checked(drawn, accepts, hopeless(node.places))
}

function withAdded(
  members: Arbitrary<JsonObject>,
  added: Arbitrary<readonly (readonly [string, Json])[]> | undefined,
): Arbitrary<JsonObject> {
  if (added === undefined) return members
  return fc.tuple(members, added).map(([own, entries]) => ({ ...own, ...Object.fromEntries(entries) }))
}

function only(
  values: Readonly<Record<string, Arbitrary<Json>>>,
  names: readonly string[],
): Readonly<Record<string, Arbitrary<Json>>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))
}
