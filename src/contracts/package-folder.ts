import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RunError } from '../model/index.ts'

let found: string | undefined

/** The folder of this package, whether its code runs from `src/` or, built, from `dist/src/`. */
export function packageFolder(): string {
  found ??= search(dirname(fileURLToPath(import.meta.url)))
  return found
}

function search(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file) && isOurs(file)) return folder
    if (folder === dirname(folder)) break
  }
  throw new RunError(
    'broken-package',
    `Cannot find the package that ${start} belongs to: no package.json above it is hookproof's.`,
    'Install hookproof again.',
  )
}

function isOurs(file: string): boolean {
  return (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown }).name === 'hookproof'
}
