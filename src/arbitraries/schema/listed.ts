import type { Json } from '../../model/index.ts'
import { isJsonObject } from '../../schemas/json-pointer.ts'
import { canonical } from './canonical.ts'
import type { SchemaDocument } from './document.ts'
import { constraintsIn } from './keywords.ts'
import { kindOf, kindsOf } from './kinds.ts'
import type { Atom } from './place.ts'

/** Keywords that are judged here, without a validator. */
const SIMPLE: readonly string[] = ['type', 'enum', 'const']

/** The values that remain where `enum` or `const` lists them; `undefined` where nothing does. */
export function listedValues(document: SchemaDocument, atoms: readonly Atom[]): readonly Json[] | undefined {
  const candidates = atoms.map(listOf).find((list) => list !== undefined)
  return candidates?.filter((value) => atoms.every((atom) => allows(document, atom, value)))
}

function listOf(atom: Atom): readonly Json[] | undefined {
  if (Object.hasOwn(atom.schema, 'const')) return [atom.schema.const ?? null]
  const list = atom.schema.enum
  return Array.isArray(list) ? (list as readonly Json[]) : undefined
}

function allows(document: SchemaDocument, atom: Atom, value: Json): boolean {
  if (!allowsSimply(atom, value)) return false
  const isSimple = constraintsIn(atom.schema).every((keyword) => SIMPLE.includes(keyword))
  return isSimple || (atom.derived === true ? !isExcluded(atom, value) : document.accepts([atom], value))
}

function allowsSimply(atom: Atom, value: Json): boolean {
  const list = listOf(atom)
  if (list !== undefined && !list.some((one) => canonical(one) === canonical(value))) return false
  if (atom.schema.type === undefined) return true
  const { kinds, isInteger } = kindsOf([atom])
  return kinds.includes(kindOf(value)) && (!isInteger || typeof value !== 'number' || Number.isInteger(value))
}

/** Derived places cannot be compiled, but what they exclude is mostly a list itself. */
function isExcluded(atom: Atom, value: Json): boolean {
  const not = atom.schema.not
  if (!isJsonObject(not)) return false
  const list = listOf({ ...atom, schema: not })
  const isOnlyList = constraintsIn(not).every((keyword) => SIMPLE.includes(keyword))
  return isOnlyList && list !== undefined && allowsSimply({ ...atom, schema: not }, value)
}
