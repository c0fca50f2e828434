import type { Json, JsonObject } from '../model/index.ts'
import { escapeToken, isJsonObject, pointerTokens } from './json-pointer.ts'
import { mapSubschemas } from './subschemas.ts'
import { withoutAnnotations } from './without-annotations.ts'

/**
 * One schema that holds several self-contained ones under `$defs`, each under its name, and whatever definition they
 * have in common once. Without annotations. Their references are pointers: none of them has ids or anchors.
 */
export function shareDefinitions(schemas: ReadonlyMap<string, JsonObject>): JsonObject {
  const shared = new Map<string, Json>()
  /** What was named how, by its whole text. */
  const known = new Map<string, string>()
  const nameOf = (key: string, identity: string): string => {
    const before = known.get(identity)
    if (before !== undefined) return before
    let name = key
    for (let number = 2; shared.has(name) || schemas.has(name); number += 1) name = `${key}-${number}`
    known.set(identity, name)
    // Reserves the name.
    shared.set(name, true)
    return name
  }
  for (const [root, schema] of schemas) {
    const plain = withoutAnnotations(schema)
    const { $defs, ...own } = plain
    const definitions = isJsonObject($defs) ? Object.entries($defs) : []
    const names = new Map(
      definitions.map(([key, one]) => [
        key,
        nameOf(key, `${key} ${JSON.stringify(one)} ${surroundings(one, plain)}`),
      ]),
    )
    const move = (one: Json): Json => (isJsonObject(one) ? moved(one, root, names) : one)
    for (const [key, one] of definitions) shared.set(names.get(key) ?? key, move(one))
    shared.set(root, move(own))
  }
  return { $defs: Object.fromEntries(shared) }
}

function moved(schema: JsonObject, root: string, names: ReadonlyMap<string, string>): JsonObject {
  const inner = mapSubschemas(schema, (one) => moved(one, root, names))
  const reference = schema.$ref
  if (typeof reference !== 'string' || !reference.startsWith('#')) return inner
  const tokens = pointerTokens(decodeURIComponent(reference.slice(1)))
  const [keyword, key = '', ...rest] = tokens
  const name = keyword === '$defs' ? names.get(key) : undefined
  const target = name === undefined ? [root, ...tokens] : [name, ...rest]
  return {
    ...inner,
    $ref: `#/$defs${target.map((token) => `/${encodeURIComponent(escapeToken(token))}`).join('')}`,
  }
}

/** The texts of the definitions that a definition leads to; the whole schema where one of them refers to that. */
function surroundings(definition: Json, whole: JsonObject): string {
  const definitions = isJsonObject(whole.$defs) ? whole.$defs : {}
  const seen = new Set<string>()
  let leadsToRoot = refersToRoot(definition)
  const visit = (one: Json): void => {
    for (const reference of referencesOf(one)) {
      const [, key = ''] = pointerTokens(decodeURIComponent(reference.slice(1)))
      const target = definitions[key]
      if (target === undefined || seen.has(key)) continue
      seen.add(key)
      leadsToRoot ||= refersToRoot(target)
      visit(target)
    }
  }
  visit(definition)
  return JSON.stringify(leadsToRoot ? whole : [...seen].sort().map((key) => [key, definitions[key] ?? null]))
}

function refersToRoot(schema: Json): boolean {
  return referencesOf(schema).some((reference) => !reference.startsWith('#/$defs/'))
}

function referencesOf(schema: Json): readonly string[] {
  if (!isJsonObject(schema)) return []
  const found = typeof schema.$ref === 'string' ? [schema.$ref] : []
  mapSubschemas(schema, (one) => {
    found.push(...referencesOf(one))
    return one
  })
  return found
}
