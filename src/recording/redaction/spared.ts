import type { Provider } from '../../contracts/index.ts'
import { offeredEvents, parseLocation } from '../../contracts/index.ts'
import type { Json, Location } from '../../model/index.ts'
import { isJsonObject, pointerTokens } from '../../schemas/index.ts'
import type { Spared } from './redactor.ts'

/** What stays as it is in recordings of a provider. */
export interface SparedParts extends Spared {
  /** Names of headers, in lower case. */
  readonly headers: ReadonlySet<string>
  /** Names of headers that hold a credential, in lower case, whatever they are called. */
  readonly credentials: ReadonlySet<string>
  /** Whether a scheme covers the URL, or may, where nobody knows who sent it. */
  readonly signsUrl: boolean
}

const known = new WeakMap<Provider, SparedParts>()

/**
 * What receivers need as it was sent: event types, ids, instants and signatures, and the words that the schemas list.
 * Nothing where nobody knows who sent it.
 */
export function sparedOf(provider: Provider | null): SparedParts {
  if (provider === null)
    return {
      headers: new Set(),
      credentials: new Set(),
      pointers: new Set(),
      words: new Set(),
      signsUrl: true,
    }
  const found = known.get(provider) ?? read(provider)
  known.set(provider, found)
  return found
}

function read({ contract, readings }: Provider): SparedParts {
  const events = offeredEvents(contract)
  const rules = contract.authentication.flatMap((mode) => (mode.kind === 'signature' ? mode.signatures : []))
  const signed = rules.flatMap(({ signed: template }) =>
    [...template.matchAll(/\{(header|json):([^{}]+)\}/g)].map(
      ([, kind, name]) => `${kind === 'json' ? 'body' : 'header'}:${name}`,
    ),
  )
  const locations: readonly Location[] = [
    ...events.flatMap(({ event }) => Object.keys(event.match)),
    ...contract.identity.map(({ at }) => at),
    ...contract.times.map(({ at }) => at),
    ...(contract.freshness === null ? [] : [contract.freshness.at]),
    ...rules.map(({ at }) => at),
    ...signed,
    ...events.flatMap(({ family }) => (family.entity === null ? [] : [`body:${family.entity}`])),
  ]
  const parsed = locations.map(parseLocation)
  const words = new Set<string>()
  for (const schema of new Set(Object.values(readings))) gather(schema, words)
  return {
    headers: new Set(parsed.filter(({ place }) => place === 'header').map(({ name }) => name.toLowerCase())),
    credentials: new Set(
      contract.authentication.flatMap((mode) =>
        mode.kind === 'header' && mode.header !== null ? [mode.header.value.toLowerCase()] : [],
      ),
    ),
    pointers: new Set(parsed.filter(({ place }) => place === 'body').map(({ name }) => unescaped(name))),
    words,
    signsUrl: rules.some(({ signed: template }) => /\{(?:url|path|query:[^{}]*)\}/.test(template)),
  }
}

/** As `JsonLeaf.tokens` are joined. */
function unescaped(pointer: string): string {
  return pointerTokens(pointer)
    .map((token) => `/${token}`)
    .join('')
}

/** The texts under `const` and `enum`, at any depth. */
function gather(schema: Json, words: Set<string>): void {
  if (Array.isArray(schema)) for (const item of schema) gather(item, words)
  if (!isJsonObject(schema)) return
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'const' && typeof value === 'string') words.add(value)
    else if (keyword === 'enum' && Array.isArray(value)) {
      for (const item of value) if (typeof item === 'string') words.add(item)
    } else gather(value, words)
  }
}
