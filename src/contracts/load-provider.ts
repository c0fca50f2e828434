import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Contract, type JsonObject, UsageError } from '../model/index.ts'
import { bundleSchema, compileSchema, readJson, sentSchema, trustSchema } from '../schemas/index.ts'
import { offeredEvents } from './find-event.ts'
import { findFlaws } from './find-flaws.ts'
import type { Flaw } from './flaw.ts'
import { providersFolder } from './list-providers.ts'
import { locateProvider } from './locate-provider.ts'
import type { Provider } from './provider.ts'
import { asContract, contractProblems } from './validate-contract.ts'

/** So many mistakes are shown at once. */
const SHOWN = 5

/**
 * Reads a provider's folder and checks all of it.
 *
 * @param idOrFolder An id of ours, such as those of `listProviders()`, or a path to a folder of the user's own.
 * @throws UsageError that names the file, the place, the mistake and what to do.
 * @example
 * const { contract } = await loadProvider('./schemas/acme')
 */
export async function loadProvider(idOrFolder: string): Promise<Provider> {
  const folder = resolve(await locateProvider(idOrFolder))
  const file = join(folder, 'contract.json')
  const value = await readJson(file)
  const problems = isOurs(folder) ? [] : contractProblems(value)
  if (problems.length > 0) {
    throw new UsageError(
      'invalid-contract',
      `Cannot load provider "${idOrFolder}": in ${file}, ${listed(problems)}.`,
      'Correct it; schemas/contract.schema.json describes what a contract may say.',
    )
  }
  const contract = asContract(value)
  const readings = await payloadSchemas(folder, contract, idOrFolder)
  const schemas = sentOf(readings)
  const flaws = isOurs(folder) ? [] : findFlaws(contract, schemas)
  if (flaws.length > 0) throw flawed(idOrFolder, file, flaws)
  const headerSchema = await bundleSchema(folder, 'headers.schema.json')
  if (!isOurs(folder)) compileSchema(headerSchema, join(folder, 'headers.schema.json'))
  else
    for (const schema of [headerSchema, ...Object.values(readings), ...Object.values(schemas)])
      trustSchema(schema)
  return { folder, contract, schemas, readings, headerSchema }
}

async function payloadSchemas(
  folder: string,
  contract: Contract,
  asked: string,
): Promise<Readonly<Record<string, JsonObject>>> {
  const missing = contract.events.families.flatMap(({ types }, family) =>
    types.flatMap(({ schema }, type): readonly Flaw[] => {
      if (existsSync(join(folder, schema))) return []
      const pointer = `/events/families/${family}/types/${type}/schema`
      return [{ pointer, found: `there is no file ${schema}`, fix: 'Create it, or correct the path.' }]
    }),
  )
  if (missing.length > 0) throw flawed(asked, join(folder, 'contract.json'), missing)
  const files = [...new Set(offeredEvents(contract).map(({ event }) => event.schema))]
  const byFile = new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, JsonObject]> => [file, await bundleSchema(folder, file)]),
    ),
  )
  if (!isOurs(folder)) for (const [file, schema] of byFile) compileSchema(schema, join(folder, file))
  return Object.fromEntries(
    offeredEvents(contract).map(({ event }) => [event.type, byFile.get(event.schema) ?? {}]),
  )
}

/** Our own folders are checked by our tests, and their schemas not compiled before they are used: it takes its time. */
function isOurs(folder: string): boolean {
  return dirname(folder) === providersFolder()
}

/** Keeps that types of one file share one object. */
function sentOf(readings: Provider['readings']): Provider['schemas'] {
  const sent = new Map([...new Set(Object.values(readings))].map((one) => [one, sentSchema(one)]))
  return Object.fromEntries(Object.entries(readings).map(([type, one]) => [type, sent.get(one) ?? one]))
}

function flawed(asked: string, file: string, flaws: readonly Flaw[]): UsageError {
  const places = flaws.map(({ pointer, found }) => `${pointer}: ${found}`)
  const fixes = [...new Set(flaws.slice(0, SHOWN).map(({ fix }) => fix))]
  return new UsageError(
    'inconsistent-contract',
    `Cannot load provider "${asked}": in ${file}, ${listed(places)}.`,
    fixes.join(' '),
  )
}

function listed(places: readonly string[]): string {
  const rest = places.length - SHOWN
  return `${places.slice(0, SHOWN).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
}
