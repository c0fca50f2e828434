import { compile } from 'json-schema-to-typescript'
import type { JsonObject } from '../model/index.ts'
import { RunError } from '../model/index.ts'

const rootName = 'EveryTypeOfTheProvider'

/** TypeScript declarations of named plain schemas. Nothing outside of them is read: no file, no network. */
export async function declareTypes(definitions: ReadonlyMap<string, JsonObject>): Promise<string> {
  const names = [...definitions.keys()]
  const named = [...definitions].map(([name, schema]) => [name, { title: name, ...schema }])
  const root = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${name}` }])),
    definitions: Object.fromEntries(named),
  }
  const text = await compile(root as Parameters<typeof compile>[0], rootName, {
    bannerComment: '',
    ignoreMinAndMaxItems: true,
    $refOptions: { resolve: { external: false } },
    style: { semi: false, singleQuote: true, bracketSpacing: true, printWidth: 110 },
  })
  const declarations = tidy(text.replace(new RegExp(`export interface ${rootName} \\{\\n[^}]*\\}\\n`), ''))
  requireAll(names, declarations)
  return declarations
}

/** The generator renames what it cannot spell; then our own lines would name types that are not there. */
function requireAll(names: readonly string[], declarations: string): void {
  const declared = new Set(
    [...declarations.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name as string),
  )
  const missing = names.find((name) => !declared.has(name))
  if (missing === undefined) return
  throw new RunError(
    'type-not-generated',
    `Cannot generate types: "${missing}" is missing in what json-schema-to-typescript made.`,
    'Rename the schema file to plain words, such as "invoice-payment.schema.json".',
  )
}

/** Short comments on one line, and an empty line between declarations. */
function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/\/\*\*\n *\* (.*)\n *\*\//g, '/** $1 */')
    .replace(/\n+(?=\/\*\*.*\nexport |export |\/\*\*\n \*)/g, (_, offset: number, whole: string) =>
      endsComment(whole, offset) ? '\n' : '\n\n',
    )
    .trim()
}

function endsComment(text: string, offset: number): boolean {
  return text.slice(0, offset).endsWith('*/')
}
