import { isJsonObject } from '../../schemas/json-pointer.ts'
import { constraintsIn } from './keywords.ts'
import { negate } from './negate.ts'
import { type Atom, below, derive, listBelow, namesIn, type Place, stringsIn } from './place.ts'

/** One of these has to hold, each being several places at once. */
export interface Choice {
  readonly alternatives: readonly (readonly Place[])[]
  /** `condition`: the first is the exception. `presence`: the first is what an ordinary payload takes. */
  readonly kind: 'free' | 'condition' | 'presence'
}

/** The choices that a schema leaves open. None of its alternatives may hold where there are none. */
export function choicesOf(atom: Atom): readonly Choice[] {
  return [...anyOf(atom), ...oneOf(atom), ...condition(atom), ...negation(atom), ...dependencies(atom)]
}

function anyOf(atom: Atom): readonly Choice[] {
  if (!Object.hasOwn(atom.schema, 'anyOf')) return []
  return [{ kind: 'free', alternatives: listBelow(atom, 'anyOf').map((place) => [place]) }]
}

function oneOf(atom: Atom): readonly Choice[] {
  if (!Object.hasOwn(atom.schema, 'oneOf')) return []
  const places = listBelow(atom, 'oneOf')
  // Mostly the alternatives exclude each other by themselves. Required names do not, where all are declared.
  const weak = places.filter((place) => onlyRequires(place))
  const others = (place: Place): readonly Place[] =>
    weak.filter((one) => one !== place).map((one) => derive(one, { not: one.schema }))
  return [{ kind: 'free', alternatives: places.map((place) => [place, ...others(place)]) }]
}

function onlyRequires({ schema }: Place): boolean {
  if (typeof schema === 'boolean') return false
  return (
    constraintsIn(schema).every((keyword) => keyword === 'required' || keyword === 'type') &&
    'required' in schema
  )
}

function condition(atom: Atom): readonly Choice[] {
  const when = below(atom, 'if')
  if (when === undefined) return []
  const then = below(atom, 'then')
  const otherwise = below(atom, 'else')
  if (then === undefined && otherwise === undefined) return []
  const opposites = negate(when) ?? [[derive(when, { not: when.schema })]]
  const holds = [when, ...(then === undefined ? [] : [then])]
  const fails = opposites.map((opposite) => [...opposite, ...(otherwise === undefined ? [] : [otherwise])])
  return [{ kind: 'condition', alternatives: [holds, ...fails] }]
}

function negation(atom: Atom): readonly Choice[] {
  const not = below(atom, 'not')
  const opposites = not === undefined ? undefined : negate(not)
  return opposites === undefined ? [] : [{ kind: 'free', alternatives: opposites }]
}

function dependencies(atom: Atom): readonly Choice[] {
  const required = atom.schema.dependentRequired
  const names = namesIn(atom, 'dependentRequired').map((trigger): Choice => {
    const others = isJsonObject(required) ? stringsIn(required[trigger]) : []
    return presence(atom, trigger, [derive(atom, { required: [trigger, ...others] })])
  })
  const schemas = namesIn(atom, 'dependentSchemas').map((trigger): Choice => {
    const schema = below(atom, 'dependentSchemas', trigger)
    return presence(atom, trigger, [
      derive(atom, { required: [trigger] }),
      ...(schema === undefined ? [] : [schema]),
    ])
  })
  return [...names, ...schemas]
}

/** Present with all that follows, or absent. */
function presence(atom: Atom, trigger: string, present: readonly Place[]): Choice {
  const absent = [derive(atom, { properties: { [trigger]: false } })]
  const isDeclared = namesIn(atom, 'properties').includes(trigger)
  return { kind: 'presence', alternatives: isDeclared ? [present, absent] : [absent, present] }
}
