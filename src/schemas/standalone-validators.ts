import { _ } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { type JsonObject, UsageError } from '../model/index.ts'
import { addFormats } from './ajv.ts'
import { shareDefinitions } from './share-definitions.ts'
import { someSubschema, usesKeyword } from './subschemas.ts'
import { withoutAnnotations } from './without-annotations.ts'

/** Formats that are functions; the others stand in the code as regular expressions. By the names in `receiving/`. */
const formatFunctions: Readonly<Record<string, string>> = {
  date: 'date',
  time: 'time',
  'date-time': 'dateTime',
  'iso-time': 'isoTime',
  'iso-date-time': 'isoDateTime',
  uri: 'uri',
  regex: 'regex',
  byte: 'byte',
  int32: 'int32',
  int64: 'int64',
  float: 'anyNumber',
  double: 'anyNumber',
}

/** Names that every object knows without having such a member. */
const inherited = Object.getOwnPropertyNames(Object.prototype)

/** Keywords by which references reach what no pointer leads to. */
const naming = ['$id', '$anchor', '$dynamicAnchor', '$dynamicRef']

/**
 * The source of validators that need neither ajv nor `eval`: one `const` for each name.
 *
 * They end at the first mismatch: a hostile payload could have millions.
 *
 * @param schemas Self-contained, by the names of the constants.
 * @param runtime What the code calls the module with the formats.
 */
export function standaloneValidators(schemas: ReadonlyMap<string, JsonObject>, runtime: string): string {
  const all = [...schemas]
  const isNamed = ([, schema]: readonly [string, JsonObject]): boolean =>
    naming.some((keyword) => usesKeyword(schema, keyword))
  const plain = new Map(all.filter((one) => !isNamed(one)))
  const chunks = [
    formatsOf(all, runtime),
    ...(plain.size === 0 ? [] : [codeOf(shareDefinitions(plain), [...plain.keys()], runtime)]),
    // Their references may lead anywhere inside: each is compiled by itself, in a scope of its own.
    ...all.filter(isNamed).map(([name, schema]) => {
      const whole = { $defs: { [name]: { $id: `hookproof:/${name}`, ...withoutAnnotations(schema) } } }
      return `const ${name} = /* @__PURE__ */ (() => {\n${codeOf(whole, [name], runtime)}\nreturn ${name}\n})()`
    }),
  ]
  return chunks.filter((chunk) => chunk !== '').join('\n')
}

function formatsOf(schemas: readonly (readonly [string, JsonObject])[], runtime: string): string {
  const used = Object.keys(formatFunctions).filter((format) =>
    schemas.some(([, schema]) => someSubschema(schema, (one) => one.format === format)),
  )
  if (used.length === 0) return ''
  const members = used.map((format) => `${JSON.stringify(format)}: ${runtime}.${formatFunctions[format]}`)
  return `const formats = { ${members.join(', ')} }`
}

function codeOf(schema: JsonObject, names: readonly string[], runtime: string): string {
  const ajv = new Ajv2020({
    // Everything was compiled strictly before.
    strict: false,
    messages: false,
    logger: false,
    // Shared definitions stay functions: inlined, they would stand in every schema anew.
    inlineRefs: false,
    // Otherwise every object has a member "constructor". Asking which are its own takes much code.
    ownProperties: inherited.some((name) => JSON.stringify(schema).includes(JSON.stringify(name))),
    code: { source: true, esm: true, lines: true, formats: _`formats` },
  })
  addFormats(ajv)
  // Otherwise every function keeps account of what was evaluated, for keywords that nobody uses.
  ajv.opts.unevaluated = ['unevaluatedProperties', 'unevaluatedItems'].some((one) => usesKeyword(schema, one))
  ajv.opts.dynamicRef = usesKeyword(schema, '$dynamicRef')
  const base = 'hookproof:/payloads'
  ajv.addSchema({ $id: base, ...schema })
  const exported = Object.fromEntries(names.map((name) => [name, referenceTo(schema, name, base)]))
  const write = (
    typeof standalone === 'function' ? standalone : standalone.default
  ) as typeof standalone.default
  return selfContained(write(ajv, exported), runtime)
}

function referenceTo({ $defs }: JsonObject, name: string, base: string): string {
  const { $id } = ($defs as Record<string, JsonObject>)[name] ?? {}
  return typeof $id === 'string' ? $id : `${base}#/$defs/${name}`
}

/** Without the few things that the code takes from ajv, and without exports. */
function selfContained(code: string, runtime: string): string {
  const lines = code
    .replace('"use strict";', '')
    .replaceAll(/^export const /gm, 'const ')
    .replaceAll(
      /^(const \w+ = )require\("ajv\/dist\/runtime\/(ucs2length|equal)"\)\.default;$/gm,
      `$1${runtime}.$2;`,
    )
  const [strange] = /^const \w+ = require\(.*$/m.exec(lines) ?? []
  if (strange === undefined) return lines.trim()
  throw new UsageError(
    'unsupported-schema',
    `A validator of it needs more of ajv than there is: ${strange}`,
    'Leave the keyword out that needs it.',
  )
}
