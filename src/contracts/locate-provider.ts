import { existsSync, statSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import leven from 'leven'
import { UsageError } from '../model/index.ts'
import { listProviders, providersFolder } from './list-providers.ts'

/**
 * The absolute folder of a provider: an id means one of ours, a path means the user's own.
 * A bare name that is no id of ours may also be a folder beside the user.
 */
export async function locateProvider(idOrFolder: string): Promise<string> {
  const isPath = isAbsolute(idOrFolder) || /^\.|[\\/]/.test(idOrFolder)
  const own = join(providersFolder(), idOrFolder)
  if (!isPath && isFolder(own) && existsSync(join(own, 'contract.json'))) return own
  const folder = resolve(idOrFolder)
  if (isFolder(folder) && (isPath || existsSync(join(folder, 'contract.json')))) return folder
  throw isPath ? noFolder(idOrFolder) : unknownId(idOrFolder, await listProviders())
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function noFolder(given: string): UsageError {
  return new UsageError(
    'unknown-provider',
    `Cannot load provider "${given}": there is no such folder.`,
    'Give the folder that holds its contract.json.',
  )
}

function unknownId(given: string, ids: readonly string[]): UsageError {
  const nearest = ids.toSorted((a, b) => leven(a, given) - leven(b, given))[0]
  const near = nearest !== undefined && leven(nearest, given.toLowerCase()) <= 2
  return new UsageError(
    'unknown-provider',
    `Cannot load provider "${given}": there is no folder schemas/${given}.`,
    near
      ? `Did you mean "${nearest}"?`
      : `Choose one of ${ids.join(', ')}, or give the path of a folder that holds a contract.json.`,
  )
}
