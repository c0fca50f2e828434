import type { Contract, EventFamily, Json, JsonObject } from '../model/index.ts'
import { describesPointer, isJsonObject, toPointer } from '../schemas/index.ts'
import { findEvent, offeredEvents } from './find-event.ts'
import type { Flaw } from './flaw.ts'
import { parseLocation } from './location.ts'

type Schemas = Readonly<Record<string, JsonObject>>

/** What a contract says that cannot be, as far as its own schema cannot tell. */
export function findFlaws(contract: Contract, schemas: Schemas): readonly Flaw[] {
  return [
    ...unknownSources(contract as unknown as Json, Object.keys(contract.sources), []),
    ...unlistedHeaders(contract),
    ...duplicates(contract),
    ...danglingReferences(contract),
    ...undescribedPointers(contract, schemas),
  ]
}

function unknownSources(value: Json, known: readonly string[], path: readonly string[]): readonly Flaw[] {
  if (typeof value !== 'object' || value === null) return []
  const flaws = Object.entries(value).flatMap(([key, inner]) => unknownSources(inner, known, [...path, key]))
  if (!isJsonObject(value) || typeof value.basis !== 'string') return flaws
  const unknown = [value.source].flat().filter((source) => !known.includes(String(source)))
  return [
    ...unknown.map((source) => ({
      pointer: toPointer([...path, 'source']),
      found: `there is no source "${source}"`,
      fix: `Add it to "sources", or use one of ${known.slice(0, 10).join(', ')}.`,
    })),
    ...flaws,
  ]
}

/** Headers that are relied on must be among those that are sent. */
function unlistedHeaders(contract: Contract): readonly Flaw[] {
  const listed = new Set(contract.request.headers.map(({ name }) => name.toLowerCase()))
  const flaw = (pointer: string, name: string): readonly Flaw[] =>
    listed.has(name.toLowerCase())
      ? []
      : [
          {
            pointer,
            found: `header "${name}" is not among /request/headers`,
            fix: 'List it there, or correct its name.',
          },
        ]
  return headerUses(contract).flatMap(({ pointer, name }) => flaw(pointer, name))
}

function headerUses(contract: Contract): readonly { pointer: string; name: string }[] {
  const uses: { pointer: string; at: string }[] = []
  contract.events.families.forEach(({ types }, family) => {
    types.forEach(({ match }, type) => {
      for (const at of Object.keys(match)) {
        uses.push({ pointer: toPointer(['events', 'families', family, 'types', type, 'match', at]), at })
      }
    })
  })
  uses.push(...envelopeUses(contract))
  contract.authentication.forEach((mode, index) => {
    if (mode.kind !== 'signature') return
    mode.signatures.forEach(({ at, signed }, signature) => {
      const pointer = `/authentication/${index}/signatures/${signature}`
      uses.push({ pointer: `${pointer}/at`, at })
      for (const [, name] of signed.matchAll(/\{(header:[^{}]+)\}/g)) {
        uses.push({ pointer: `${pointer}/signed`, at: name ?? '' })
      }
    })
  })
  return uses
    .map(({ pointer, at }) => ({ pointer, ...parseLocation(at) }))
    .filter(({ place, name }) => place === 'header' && !name.includes('{'))
}

/** Where identities and times stand. */
function envelopeUses({ identity, times }: Contract): readonly { pointer: string; at: string }[] {
  return [
    ...identity.map(({ at }, index) => ({ at, pointer: `/identity/${index}/at` })),
    ...times.map(({ at }, index) => ({ at, pointer: `/times/${index}/at` })),
  ]
}

function duplicates(contract: Contract): readonly Flaw[] {
  return [
    ...repeated(offeredEvents(contract).map(({ event }) => event.type)).map((type) => ({
      pointer: '/events/families',
      found: `event type "${type}" is described twice`,
      fix: 'Give every event type one entry and a name of its own.',
    })),
    ...repeated(contract.authentication.map(({ id }) => id)).map((id) => ({
      pointer: '/authentication',
      found: `mode "${id}" is described twice`,
      fix: 'Give every mode an id of its own.',
    })),
    ...repeated(contract.identity.map(({ name }) => name)).map((name) => ({
      pointer: '/identity',
      found: `identity "${name}" is described twice`,
      fix: 'Give every identity a name of its own.',
    })),
  ]
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

function danglingReferences(contract: Contract): readonly Flaw[] {
  const { freshness, times, callbacks, events } = contract
  const flaws: Flaw[] = []
  if (freshness !== null && !times.some(({ at }) => at.toLowerCase() === freshness.at.toLowerCase())) {
    flaws.push({
      pointer: '/freshness/at',
      found: `no entry of /times stands at ${freshness.at}`,
      fix: 'Add one: it says the unit and the clock.',
    })
  }
  callbacks.endpoints.forEach(({ of, object, sends }, index) => {
    if (object !== undefined && !events.families.some(({ name }) => name === of)) {
      flaws.push({
        pointer: `/callbacks/endpoints/${index}/of`,
        found: `there is no event family "${of}", whose object is described`,
        fix: 'Name a family of /events/families, or leave "object" out.',
      })
    }
    if (sends !== undefined && findEvent(contract, sends.otherwise) === undefined) {
      flaws.push({
        pointer: `/callbacks/endpoints/${index}/sends/otherwise`,
        found: `there is no event type "${sends.otherwise}"`,
        fix: 'Name a type of /events/families.',
      })
    }
  })
  return flaws
}

/** Pointers into payloads must lead to something that a schema names. */
function undescribedPointers(contract: Contract, schemas: Schemas): readonly Flaw[] {
  const all = Object.values(schemas)
  const families = contract.events.families.flatMap((family, index) => {
    const own = family.types.map(({ type }) => schemas[type] ?? {})
    const at = `/events/families/${index}`
    return [
      ...entityFlaws(family, schemas, at),
      ...family.versions.flatMap((one, each) => nowhere(own, one.at, `${at}/versions/${each}/at`)),
      ...family.markers.flatMap((marker, each) => nowhere(own, marker, `${at}/markers/${each}`)),
    ]
  })
  const located = envelopeUses(contract).flatMap(({ at, pointer }) => {
    const { place, name } = parseLocation(at)
    return place === 'body' ? nowhere(all, name, pointer) : []
  })
  return [...families, ...located]
}

function entityFlaws({ entity, types }: EventFamily, schemas: Schemas, at: string): readonly Flaw[] {
  if (entity === null) return []
  return types
    .filter(({ type }) => !describesPointer(schemas[type] ?? {}, entity))
    .slice(0, 1)
    .map(({ schema }) => ({
      pointer: `${at}/entity`,
      found: `${schema} describes nothing at ${entity}`,
      fix: 'Correct the pointer, or describe that field in the schema.',
    }))
}

function nowhere(schemas: readonly JsonObject[], target: string, pointer: string): readonly Flaw[] {
  if (schemas.some((schema) => describesPointer(schema, target))) return []
  const found = `no payload schema describes ${target}`
  return [{ pointer, found, fix: 'Correct the pointer, or describe that field in a schema.' }]
}
