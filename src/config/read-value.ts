import { type Json, UsageError } from '../model/index.ts'
import { formats } from '../reports/index.ts'
import { jsonOrText } from './json-or-text.ts'
import { didYouMean } from './nearest.ts'
import type { OptionKind } from './options.ts'
import type { PlaceSetting } from './test-settings.ts'

/** A value as somebody gave it, and how they would recognise it: `--runs`, `"runs" in hookproof.config.json`. */
export interface Given {
  readonly value: unknown
  readonly name: string
}

/** Reads a value of this kind, or says what is wrong with it. */
export function readValue(kind: OptionKind, given: Given): unknown {
  return readers[kind](given)
}

const reporterIds: readonly string[] = formats.map(({ id }) => id)

const readers: Readonly<Record<OptionKind, (given: Given) => unknown>> = {
  text: readText,
  texts: (given) => list(given).map(readText),
  switch: (given) => {
    if (typeof given.value === 'boolean') return given.value
    throw wrong(given, 'it is neither true nor false', 'Give true or false.')
  },
  level: (given) => {
    const levels = ['must', 'should', 'may']
    const text = readText(given)
    if (levels.includes(text)) return text
    throw wrong(given, 'there is no such level', didYouMean(text, levels, ''))
  },
  url: readUrl,
  place: readPlace,
  positive: (given) => readNumber(given, 1, 'a whole number from 1'),
  natural: (given) => readNumber(given, 0, 'a whole number from 0'),
  seconds: (given) => {
    const number = Number(given.value === '' ? Number.NaN : given.value)
    if (Number.isFinite(number) && number > 0) return number
    throw wrong(given, 'it is not a number of seconds', 'Give a number above 0.')
  },
  reporters: (given) => list(given).map(readReporter),
  assumptions: (given) =>
    isRecord(given.value)
      ? Object.entries(given.value).map(([pointer, value]) => ({ pointer, value: value as Json }))
      : list(given).map(readAssumption),
  headers: (given) =>
    isRecord(given.value)
      ? Object.entries(given.value).map(([name, value]) => [name, String(value)] as const)
      : list(given).map(readHeader),
}

function readText(given: Given): string {
  if (typeof given.value === 'string' && given.value !== '') return given.value
  throw wrong(given, given.value === '' ? 'it is empty' : 'it is not text', 'Give some text.')
}

function readNumber(given: Given, least: number, what: string): number {
  const { value } = given
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= least) return number
  throw wrong(given, `it is not ${what}`, `Give ${what}.`)
}

/** A port of this machine, or the word that says that there is none. */
function readPlace(given: Given): PlaceSetting {
  if (given.value === 'none') return { kind: 'none' }
  const port = readNumber(given, 1, 'a port from 1 to 65535, or none')
  if (port <= 65_535) return { kind: 'port', port }
  throw wrong(given, 'it is not a port', 'Give a port from 1 to 65535, or none.')
}

/** A URL that a probe or a delivery goes to; `{entity}` may stand anywhere in it. */
export function readUrl(given: Given): string {
  const text = readText(given)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text
  const hint =
    !text.includes('://') && URL.canParse(`http://${text}`)
      ? `Did you mean "http://${text}"?`
      : 'Give a URL such as http://localhost:3000/hooks.'
  throw wrong(given, 'it is not an http or https URL', hint)
}

function readReporter(given: Given): { readonly id: string; readonly file?: string } {
  const text = readText(given)
  const [id = '', ...rest] = text.split('=')
  const file = rest.join('=')
  if (!reporterIds.includes(id))
    throw wrong(given, 'there is no such format', didYouMean(id, reporterIds, ''))
  if (text.includes('=') && file === '')
    throw wrong(given, 'there is no file after "="', `Give ${id}=<file>.`)
  return file === '' ? { id } : { id, file }
}

function readAssumption(given: Given): { readonly pointer: string; readonly value: Json } {
  const text = readText(given)
  const at = text.indexOf('=')
  if (at < 1 || !text.startsWith('/')) {
    throw wrong(given, 'it is not <pointer>=<value>', 'Give for example /acknowledgement/deadlineMs=5000.')
  }
  return { pointer: text.slice(0, at), value: jsonOrText(text.slice(at + 1)) }
}

function readHeader(given: Given): readonly [string, string] {
  const text = readText(given)
  const found = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)$/.exec(text)
  if (found === null) throw wrong(given, 'it is not <name>: <value>', "Give for example 'X-Tenant: 7'.")
  return [found[1] ?? '', found[2] ?? '']
}

function list({ value, name }: Given): readonly Given[] {
  return (Array.isArray(value) ? value : [value]).map((item: unknown) => ({ value: item, name }))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrong({ name, value }: Given, found: string, hint: string): UsageError {
  const isSecret = /secret|password|token|header-?value/i.test(name)
  const shown = isSecret ? 'the value' : JSON.stringify(value)
  return new UsageError(
    'invalid-option',
    `Cannot use ${shown} ${isSecret ? 'of' : 'for'} ${name}: ${found}.`,
    hint,
  )
}
