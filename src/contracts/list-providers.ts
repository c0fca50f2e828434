import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { packageFolder } from './package-folder.ts'

/** The folder that holds the providers that come with the package. */
export function providersFolder(): string {
  return join(packageFolder(), 'schemas')
}

/**
 * Ids of the providers that come with the package (or that another folder holds), sorted.
 *
 * @example
 * for (const id of await listProviders()) console.log((await loadProvider(id)).contract.summary)
 */
export async function listProviders(folder: string = providersFolder()): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'contract.json')))
    .map(({ name }) => name)
    .sort()
}
