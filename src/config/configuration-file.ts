import { relative } from 'node:path'
import { lilconfig } from 'lilconfig'
import { UsageError } from '../model/index.ts'

/** What stands in a configuration file, unchecked. */
export interface ConfigurationFile {
  /** As people would write it, from where the command runs. */
  readonly path: string
  readonly values: Readonly<Record<string, unknown>>
}

const names = ['hookproof.config.json', 'hookproof.config.js', 'hookproof.config.mjs']

/**
 * Reads the configuration file of a folder: the first of `hookproof.config.{json,js,mjs}`, or the one that is named.
 * Folders above are not searched, because a test of one receiver must not depend on what lies around it.
 */
export async function configurationFile(
  folder: string,
  named?: string,
): Promise<ConfigurationFile | undefined> {
  const search = lilconfig('hookproof', { searchPlaces: names, stopDir: folder, cache: false })
  try {
    const found = await (named === undefined ? search.search(folder) : search.load(named))
    if (found === null || found.isEmpty === true) return undefined
    const path = relative(folder, found.filepath) || found.filepath
    return { path, values: asRecord(found.config, path) }
  } catch (error) {
    if (error instanceof UsageError) throw error
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new UsageError(
      'unreadable-configuration',
      `Cannot read ${named ?? `the configuration in ${folder}`}: ${reason}.`,
      'Correct the file, or name another one with --config <file>.',
      error,
    )
  }
}

function asRecord(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>
  }
  throw new UsageError(
    'malformed-configuration',
    `Cannot use ${path}: it is not an object.`,
    'Write for example { "provider": "<id>", "url": "http://localhost:3000/hooks" }.',
  )
}
