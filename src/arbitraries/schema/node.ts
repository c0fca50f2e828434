import type { Choice } from './choices.ts'
import { choicesOf } from './choices.ts'
import type { SchemaDocument } from './document.ts'
import { type Atom, listBelow, type Place } from './place.ts'

/** Everything that several places say about one value, once `$ref` and `allOf` are followed. */
export interface Node {
  /** The places asked for: a value that is valid there is valid here. */
  readonly places: readonly Place[]
  readonly atoms: readonly Atom[]
  /** Still to be decided. */
  readonly choices: readonly Choice[]
  /** Pointers of the references that were followed, in order. */
  readonly references: readonly string[]
  readonly isImpossible: boolean
  /** Whether drawing by construction may miss something, so that values have to be checked. */
  readonly isChecked: boolean
  readonly seen: ReadonlySet<string>
}

const NOTHING: Node = {
  places: [],
  atoms: [],
  choices: [],
  references: [],
  isImpossible: false,
  isChecked: false,
  seen: new Set(),
}

/** Keywords whose combination with others is not always met by construction. */
const CHECKED: readonly string[] = [
  'not',
  'oneOf',
  'if',
  'contains',
  'propertyNames',
  'patternProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
]

/** Gathers what these places say about one value, beside what is known already. */
export function gather(document: SchemaDocument, places: readonly Place[], known: Node = NOTHING): Node {
  const atoms = [...known.atoms]
  const choices = [...known.choices]
  const references = [...known.references]
  const seen = new Set(known.seen)
  let { isImpossible, isChecked } = known
  const waiting = [...places]
  for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
    if (place.schema === false) isImpossible = true
    if (typeof place.schema === 'boolean' || (place.derived !== true && seen.has(place.pointer))) continue
    if (place.derived !== true) seen.add(place.pointer)
    const atom = place as Atom
    atoms.push(atom)
    isChecked ||= CHECKED.some((keyword) => Object.hasOwn(atom.schema, keyword)) || isTuple(atom)
    const reference = atom.schema.$ref
    if (typeof reference === 'string') {
      const target = document.resolve(reference, atom)
      references.push(target.pointer)
      waiting.push(target)
    }
    waiting.push(...listBelow(atom, 'allOf'))
    for (const choice of choicesOf(atom)) {
      const [only] = choice.alternatives
      if (choice.alternatives.length === 1 && only !== undefined) waiting.push(...only)
      else choices.push(choice)
    }
  }
  const formats = new Set(atoms.flatMap(({ schema }) => schema.format ?? []))
  isChecked ||= formats.size > 1
  return { places: [...known.places, ...places], atoms, choices, references, isImpossible, isChecked, seen }
}

/** The node in which the first choice is decided. */
export function decide(document: SchemaDocument, node: Node, alternative: readonly Place[]): Node {
  return gather(document, alternative, { ...node, choices: node.choices.slice(1) })
}

function isTuple(atom: Atom): boolean {
  return 'prefixItems' in atom.schema && ('uniqueItems' in atom.schema || 'contains' in atom.schema)
}
