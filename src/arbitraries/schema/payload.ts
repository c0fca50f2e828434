import type { Arbitrary } from 'fast-check'
import type { Json, JsonObject } from '../../model/index.ts'
import { documentOf } from './document.ts'
import { draw } from './draw.ts'
import { drawingOf } from './drawing.ts'
import type { Style } from './style.ts'

const made = new WeakMap<JsonObject, Map<Style, Arbitrary<Json>>>()

/**
 * Draws payloads that are valid against a schema; whatever they shrink to is valid too.
 *
 * `plain` is an ordinary delivery: every declared member present, nothing null or exotic. `any` is
 * whatever the schema permits, corners first: a receiver that only knows ordinary ones is found by it.
 *
 * @throws UsageError when the schema has a keyword that cannot be respected, or no valid value.
 */
export function payload(schema: JsonObject, style: Style): Arbitrary<Json> {
  const styles = made.get(schema) ?? new Map<Style, Arbitrary<Json>>()
  made.set(schema, styles)
  const known = styles.get(style)
  if (known !== undefined) return known
  const document = documentOf(schema)
  const arbitrary = draw(drawingOf(document, style), [document.root])
  styles.set(style, arbitrary)
  return arbitrary
}
