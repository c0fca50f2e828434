import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { ReadNeighbour } from '../../captures/index.ts'

/** A body is no longer than this. */
const mostBytes = 100_000_000

/**
 * Reads what stands below the folder of a capture, and nothing else: a capture may come from anybody, and what it
 * names is shown. Links are followed before that is judged.
 *
 * @param onRead Is told the path of each file that was read: it is a part of a capture, and none itself.
 */
export function readNeighbour(capture: string, onRead: (path: string) => void): ReadNeighbour {
  const folder = dirname(capture)
  return (path) => {
    if (isAbsolute(path) || path.includes('\0')) return 'outside'
    const target = resolve(folder, path)
    if (!isBelow(folder, target)) return 'outside'
    try {
      const real = realpathSync(target)
      if (!isBelow(realpathSync(folder), real)) return 'outside'
      const found = statSync(real)
      if (!found.isFile() || found.size > mostBytes) return 'missing'
      const bytes = readFileSync(real)
      if (target !== capture) onRead(target)
      return bytes
    } catch {
      return 'missing'
    }
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
