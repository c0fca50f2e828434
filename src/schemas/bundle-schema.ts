import { basename, dirname, relative, resolve } from 'node:path'
import { type JsonObject, UsageError } from '../model/index.ts'
import { escapeToken, isJsonObject } from './json-pointer.ts'
import { readJson } from './read-json.ts'
import { mapSubschemas } from './subschemas.ts'

/**
 * Reads a schema file and returns it self-contained: every file that it refers to, directly or not, stands
 * under `$defs`, named after the file, and every `$ref` points inside the result.
 *
 * @param folder The provider's folder; `file` is relative to it.
 */
export async function bundleSchema(folder: string, file: string): Promise<JsonObject> {
  const root = resolve(folder, file)
  const files = await readAll(root)
  const names = nameFiles(root, files)
  const rewritten = new Map([...files].map(([path, schema]) => [path, rewrite(schema, path, names)]))
  const { $id: _, ...own } = rewritten.get(root) ?? {}
  const common = [...names]
    .filter(([path]) => path !== root)
    .map(([path, name]): [string, JsonObject] => {
      const { $id, $schema, ...schema } = rewritten.get(path) ?? {}
      return [name, schema]
    })
  if (common.length === 0) return own
  const definitions = isJsonObject(own.$defs) ? own.$defs : {}
  return { ...own, $defs: { ...definitions, ...Object.fromEntries(common) } }
}

/** The root file and everything reachable from it, by absolute path. */
async function readAll(root: string): Promise<ReadonlyMap<string, JsonObject>> {
  const files = new Map<string, JsonObject>()
  const waiting = [root]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue
    const schema = await readJson(path)
    if (!isJsonObject(schema)) {
      throw new UsageError(
        'invalid-schema',
        `Cannot use schema ${path}: it is not a JSON object.`,
        'Write { "type": … } there.',
      )
    }
    files.set(path, schema)
    for (const reference of referencesOf(schema)) {
      const [file] = splitReference(reference, path)
      if (file !== undefined) waiting.push(file)
    }
  }
  return files
}

function referencesOf(schema: JsonObject): readonly string[] {
  const found = typeof schema.$ref === 'string' ? [schema.$ref] : []
  mapSubschemas(schema, (subschema) => {
    found.push(...referencesOf(subschema))
    return subschema
  })
  return found
}

/** The file that a reference names, if it names one, and the pointer behind it. */
function splitReference(
  reference: string,
  from: string,
): readonly [file: string | undefined, pointer: string] {
  const [file = '', fragment = ''] = reference.split('#')
  if (/^[a-z][a-z0-9+.-]*:/i.test(file)) {
    throw new UsageError(
      'remote-reference',
      `Cannot use schema ${from}: its $ref "${reference}" leaves the file system.`,
      'Save that schema in the folder and refer to it by a relative path.',
    )
  }
  return [file === '' ? undefined : resolve(dirname(from), decodeURIComponent(file)), fragment]
}

/** A name under `$defs` for every file but the root, unlike any that the root already has. */
function nameFiles(root: string, files: ReadonlyMap<string, JsonObject>): ReadonlyMap<string, string> {
  const definitions = files.get(root)?.$defs
  const taken = new Set(isJsonObject(definitions) ? Object.keys(definitions) : [])
  const names = new Map<string, string>([[root, '']])
  for (const path of [...files.keys()].sort((a, b) => (relative(root, a) < relative(root, b) ? -1 : 1))) {
    if (path === root) continue
    const plain = basename(path).replace(/(\.schema)?\.json$/, '')
    let name = plain
    for (let number = 2; taken.has(name); number += 1) name = `${plain}-${number}`
    taken.add(name)
    names.set(path, name)
  }
  return names
}

function rewrite(schema: JsonObject, path: string, names: ReadonlyMap<string, string>): JsonObject {
  const inner = mapSubschemas(schema, (subschema) => rewrite(subschema, path, names))
  const reference = schema.$ref
  if (typeof reference !== 'string') return inner
  const [file = path, pointer] = splitReference(reference, path)
  const name = names.get(file)
  const base = name === undefined || name === '' ? '#' : `#/$defs/${encodeURI(escapeToken(name))}`
  return { ...inner, $ref: `${base}${pointer}` }
}
