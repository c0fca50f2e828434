import type { Json, JsonObject, MintRule } from '../model/index.ts'
import type { RegisteredSchema } from './ajv.ts'
import { defaultMintRule } from './default-mint-rule.ts'
import { escapeToken, getPointer, isJsonObject } from './json-pointer.ts'
import { MINT_KEYWORD, mintRuleOf } from './mint-annotation.ts'
import { usesKeyword } from './subschemas.ts'

/** A position of a payload whose value identifies something, and how a fresh one is made. */
export interface MintablePosition {
  readonly pointer: string
  readonly rule: MintRule
}

/** Where the walk stands: a value and the property that holds it. */
interface Place {
  readonly value: Json
  readonly pointer: string
  readonly property: string | undefined
}

/** What the walk knows of the whole schema. */
interface Walk {
  readonly root: JsonObject
  readonly validatorAt: RegisteredSchema['validatorAt']
  /** Whether anything mintable may be found by a branch. */
  readonly mayFind: (branch: Json) => boolean
}

type Step = (place: Place, schema: Json | undefined, path: string) => void

/**
 * The function that finds the mintable positions of a value, by the annotations that apply to it: through
 * `$ref`, `properties`, `items`, `allOf` and the branches that match.
 *
 * A schema without any annotation gets the defaults of `defaultMintRule`.
 */
export function mintableBy(
  root: JsonObject,
  validatorAt: RegisteredSchema['validatorAt'],
): (value: Json) => readonly MintablePosition[] {
  const annotated = usesKeyword(root, MINT_KEYWORD)
  const mayFind = (branch: Json): boolean =>
    isJsonObject(branch) &&
    !isNull(branch) &&
    (!annotated || usesKeyword(branch, MINT_KEYWORD) || usesKeyword(branch, '$ref'))
  return (value) => {
    const found = new Map<string, MintRule>()
    const visit: Step = (place, schema, path) => {
      if (!isJsonObject(schema) || place.value === null) return
      const rule = annotated
        ? annotation(schema, place.value)
        : defaultMintRule(schema, place.value, place.property)
      if (rule !== undefined && !found.has(place.pointer)) found.set(place.pointer, rule)
      visitSame({ root, validatorAt, mayFind }, place, schema, path, visit)
      if (Array.isArray(place.value)) visitItems(place.value, place, schema, path, visit)
      else if (isJsonObject(place.value)) visitMembers(place.value, place, schema, path, visit)
    }
    visit({ value, pointer: '', property: undefined }, root, '')
    return [...found].map(([pointer, rule]) => ({ pointer, rule }))
  }
}

/** The rule of an annotation, in the value's own type: a field may allow both numbers and text. */
function annotation(schema: JsonObject, value: Json): MintRule | undefined {
  const given = schema[MINT_KEYWORD]
  if (given === undefined) return undefined
  const rule = mintRuleOf(given)
  if (typeof value === 'number') {
    return rule.kind === 'integer' ? rule : { kind: 'integer', min: 100_000_000, max: 1_500_000_000 }
  }
  if (typeof value !== 'string') return undefined
  return rule.kind === 'integer' ? { kind: 'digits', length: 9 } : rule
}

/** Schemas that apply to the same value. */
function visitSame(
  { root, validatorAt, mayFind }: Walk,
  place: Place,
  schema: JsonObject,
  path: string,
  visit: Step,
): void {
  const matches = (at: string): boolean => validatorAt(at)(place.value) === true
  const reference = schema.$ref
  if (typeof reference === 'string' && (reference === '#' || reference.startsWith('#/'))) {
    const target = decodeURIComponent(reference.slice(1))
    visit(place, getPointer(root, target), target)
  }
  for (const [keyword, always] of [
    ['allOf', true],
    ['anyOf', false],
    ['oneOf', false],
  ] as const) {
    const branches = schema[keyword]
    if (!Array.isArray(branches)) continue
    const real = branches.filter((branch) => !isNull(branch)).length
    for (const [index, branch] of branches.entries()) {
      const at = `${path}/${keyword}/${index}`
      // Validators are dear to compile: one branch "or null" needs none.
      if (always || (mayFind(branch) && (real === 1 || matches(at)))) visit(place, branch, at)
    }
  }
  if (schema.if === undefined) return
  const taken = matches(`${path}/if`) ? 'then' : 'else'
  if (taken === 'then') visit(place, schema.if, `${path}/if`)
  visit(place, schema[taken], `${path}/${taken}`)
}

/** Whether a schema is for null alone; the walk never comes to a null. */
function isNull(schema: Json): boolean {
  return isJsonObject(schema) && schema.type === 'null'
}

function visitItems(
  items: readonly Json[],
  place: Place,
  schema: JsonObject,
  path: string,
  visit: Step,
): void {
  const first = Array.isArray(schema.prefixItems) ? schema.prefixItems : []
  for (const [index, value] of items.entries()) {
    const item = { value, pointer: `${place.pointer}/${index}`, property: undefined }
    if (index < first.length) visit(item, first[index], `${path}/prefixItems/${index}`)
    else visit(item, schema.items, `${path}/items`)
  }
}

function visitMembers(
  members: JsonObject,
  place: Place,
  schema: JsonObject,
  path: string,
  visit: Step,
): void {
  const { properties, patternProperties, additionalProperties } = schema
  for (const [property, value] of Object.entries(members)) {
    const key = escapeToken(property)
    const member = { value, pointer: `${place.pointer}/${key}`, property }
    let named = false
    if (isJsonObject(properties) && Object.hasOwn(properties, property)) {
      named = true
      visit(member, properties[property], `${path}/properties/${key}`)
    }
    if (isJsonObject(patternProperties)) {
      for (const [pattern, inner] of Object.entries(patternProperties)) {
        if (!new RegExp(pattern, 'u').test(property)) continue
        named = true
        visit(member, inner, `${path}/patternProperties/${escapeToken(pattern)}`)
      }
    }
    if (!named) visit(member, additionalProperties, `${path}/additionalProperties`)
  }
}
