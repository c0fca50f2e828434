import type { JsonObject } from '../model/index.ts'
import { pointerTokens, toPointer } from '../schemas/index.ts'
import { definitionsOf, isScalar, plainSchema, type ResolveReference } from './plain-schema.ts'
import { type TypeNames, typeName } from './type-name.ts'

/** Gathers the schemas of a provider, each self-contained, into one set of named types that share what is equal. */
export class Definitions {
  readonly #names: TypeNames
  readonly #byName = new Map<string, JsonObject>()
  /** Shared definitions: what was named how, by its whole text. */
  readonly #known = new Map<string, string>()

  constructor(names: TypeNames) {
    this.#names = names
  }

  /** Adds a self-contained schema and what it holds. */
  add(name: string, schema: JsonObject): void {
    const inner = definitionsOf(schema)
    const keys = new Map([...inner].map(([path, one]) => [path, this.#nameOf(path, one, schema)]))
    const resolve: ResolveReference = (reference) => {
      const [keyword, key, ...rest] = pointerTokens(decodeURIComponent(reference.slice(1)))
      if (keyword === undefined) return { $ref: `#/definitions/${name}` }
      const path = `${keyword}/${key}`
      const target = inner.get(path)
      if (target === undefined)
        return { $ref: `#/definitions/${name}${decodeURIComponent(reference.slice(1))}` }
      if (rest.length === 0 && 'type' in target && !('properties' in target)) {
        const plain = plainSchema(target, resolve)
        if (isScalar(plain)) return plain
      }
      return { $ref: `#/definitions/${keys.get(path)}${toPointer(rest)}` }
    }
    for (const [path, one] of inner) {
      const plain = plainSchema(one, resolve)
      if (!isScalar(plain)) this.#byName.set(keys.get(path) as string, documented(plain, one))
    }
    const { $defs: _, definitions: __, ...own } = schema
    this.#byName.set(name, documented(plainSchema(own, resolve), own))
  }

  /** All of them, by name, in the order of the names. */
  all(): ReadonlyMap<string, JsonObject> {
    return new Map([...this.#byName].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** The same definition has the same name in all schemas; its identity is its text and that of its neighbours. */
  #nameOf(path: string, definition: JsonObject, whole: JsonObject): string {
    const identity = `${path} ${JSON.stringify(definition)} ${neighbours(definition, whole)}`
    const known = this.#known.get(identity)
    if (known !== undefined) return known
    const name = this.#names.take(definitionName(path))
    this.#known.set(identity, name)
    return name
  }
}

/** The plain name of a definition, by the pointer that leads to it. */
export function definitionName(path: string): string {
  return typeName(path.slice(path.indexOf('/') + 1))
}

/** The texts of the definitions that a definition leads to, so that equal names for unequal things are told apart. */
function neighbours(definition: JsonObject, whole: JsonObject): string {
  const inner = definitionsOf(whole)
  const seen = new Set<string>()
  const visit = (schema: JsonObject): void => {
    for (const [, path] of JSON.stringify(schema).matchAll(/"\$ref":"#\/((?:\$defs|definitions)\/[^"/]+)/g)) {
      const decoded = decodeURIComponent(path as string)
      const target = inner.get(decoded)
      if (target === undefined || seen.has(decoded)) continue
      seen.add(decoded)
      visit(target)
    }
  }
  visit(definition)
  return [...seen]
    .sort()
    .map((path) => `${path} ${JSON.stringify(inner.get(path))}`)
    .join(' ')
}

/** Where nothing describes a schema, its title does. */
function documented(plain: JsonObject, { title, description }: JsonObject): JsonObject {
  return description === undefined && typeof title === 'string'
    ? { ...plain, description: `${title}.` }
    : plain
}
