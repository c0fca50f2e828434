import fc, { type Arbitrary } from 'fast-check'
import { checked } from './checked.ts'
import type { Draw } from './draw.ts'
import { type Drawing, hopeless } from './drawing.ts'
import { declaredNames, memberPlaces } from './members.ts'
import type { Node } from './node.ts'
import { matching } from './patterns.ts'
import { below, derive, namesIn, type Place } from './place.ts'
import { recursTooDeep } from './recursion.ts'
import { isSatisfiable } from './satisfiable.ts'
import { text, word } from './text.ts'

/** Undeclared names, and the places that say something about the members of all of them. */
export interface Group {
  readonly names: Arbitrary<string>
  readonly places: readonly Place[]
}

const short = { min: 0, max: 20 }
const dictionaryNames = fc.oneof(word, text('any', short))
/** What a provider may add to an open object one day. */
const newNames = fc.constantFrom(
  'addedLater',
  'new_field',
  'x-extra',
  'größe',
  '🎁',
  'with space',
  'a.b',
  'UPPER',
  'a/b~c',
  '',
)

/** The groups of undeclared names that an object may have: one for each pattern, and all others. */
export function groupsOf(drawing: Drawing, node: Node, isDictionary: boolean, draw: Draw): readonly Group[] {
  const { document, style } = drawing
  const free = style === 'plain' ? word : isDictionary ? dictionaryNames : newNames
  const propertyNames = node.atoms.flatMap((atom) => below(atom, 'propertyNames') ?? [])
  const sources = [
    ...node.atoms.flatMap((atom) =>
      namesIn(atom, 'patternProperties').map((pattern) => matching(document, pattern, atom, short, style)),
    ),
    propertyNames.length === 0 ? free : restrictedNames(drawing, propertyNames, draw),
  ]
  const taken = new Set(declaredNames(node.atoms))
  const isFree = (name: string): boolean =>
    !taken.has(name) && name !== '__proto__' && document.accepts(propertyNames, name)
  return sources.flatMap((source) => groupOf(drawing, node, source, isFree) ?? [])
}

function restrictedNames(drawing: Drawing, places: readonly Place[], draw: Draw): Arbitrary<string> {
  const [first] = places
  const string = first === undefined ? [] : [derive(first, { type: 'string' })]
  return draw(drawing, [...places, ...string]).map(String)
}

/** Several patterns may match one name; a group is about the names that match what its first one matches. */
function groupOf(
  drawing: Drawing,
  node: Node,
  source: Arbitrary<string>,
  isFree: (name: string) => boolean,
): Group | undefined {
  const { document } = drawing
  const example = fc.sample(source, { numRuns: 50, seed: 1 }).find(isFree)
  if (example === undefined) return undefined
  const places = memberPlaces(document, node.atoms, example)
  if (!isSatisfiable(document, places) || recursTooDeep(drawing, places)) return undefined
  const key = keyOf(places)
  const isMember = (name: string): boolean =>
    isFree(name) && keyOf(memberPlaces(document, node.atoms, name)) === key
  return { names: checked(source, isMember, hopeless(node.places)), places }
}

function keyOf(places: readonly Place[]): string {
  return places.map(({ pointer }) => pointer).join(' ')
}
