import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The version of this package. Found by walking up, because sources and the built package differ in depth. */
export const version: string = findVersion(dirname(fileURLToPath(import.meta.url)))

function findVersion(folder: string): string {
  try {
    const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      name?: string
      version?: string
    }
    if (description.name === 'hookproof' && description.version !== undefined) return description.version
  } catch {
    // No package.json here: look one folder up.
  }
  const parent = dirname(folder)
  return parent === folder ? '0.0.0' : findVersion(parent)
}
