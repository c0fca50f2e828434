import fc, { type Arbitrary } from 'fast-check'
import { type Json, type JsonObject, UsageError } from '../../model/index.ts'
import { checked } from './checked.ts'
import { documentOf, type SchemaDocument } from './document.ts'
import { payload } from './payload.ts'
import { positionsIn } from './positions.ts'
import { type Violation, violationsOf } from './violations.ts'

/** A payload that is valid but for one keyword at one position. */
export interface NearMiss {
  readonly payload: Json
  readonly keyword: string
  /** The position that a validator reports: for `required` it is the missing member. */
  readonly pointer: string
}

const made = new WeakMap<JsonObject, Arbitrary<NearMiss>>()

/**
 * Draws payloads that break exactly one keyword of a schema and are ordinary otherwise.
 *
 * Each is validated: every problem that is found with it concerns that keyword at that position.
 *
 * @throws UsageError while drawing, when the schema has nothing that can be broken alone.
 */
export function nearMiss(schema: JsonObject): Arbitrary<NearMiss> {
  const known = made.get(schema)
  if (known !== undefined) return known
  const document = documentOf(schema)
  const drawn = fc
    .tuple(payload(schema, 'plain'), fc.noBias(fc.nat()))
    .map(([valid, turn]) => miss(document, valid, turn))
  const arbitrary = checked(drawn, (one) => one !== undefined, nothingToBreak, 100) as Arbitrary<NearMiss>
  made.set(schema, arbitrary)
  return arbitrary
}

/** The first of all violations, beginning at a random one, that breaks nothing else. */
function miss(document: SchemaDocument, valid: Json, turn: number): NearMiss | undefined {
  const all = positionsIn(document, valid).flatMap(violationsOf)
  for (let tried = 0; tried < all.length; tried += 1) {
    const violation = all[(turn + tried) % all.length]
    const broken = violation?.apply(valid)
    if (violation === undefined || broken === undefined || !isAlone(document, broken, violation)) continue
    return { payload: broken, keyword: violation.keyword, pointer: violation.pointer }
  }
  return undefined
}

function isAlone(document: SchemaDocument, broken: Json, { keyword, pointer }: Violation): boolean {
  const problems = document.problems(broken)
  return problems.length > 0 && problems.every((one) => one.keyword === keyword && one.pointer === pointer)
}

function nothingToBreak(): UsageError {
  return new UsageError(
    'nothing-to-violate',
    'Cannot draw near misses of the schema: no keyword of it can be broken without breaking another.',
    'Say more about the payload, for example its "type" and "required" members.',
  )
}
