import { decode } from './embedded.ts'
import type { Registry } from './registry.ts'

/** A path with what identifies something replaced: every segment that was minted, or has a digit. */
export function plainPath(path: string, registry: Registry): string {
  return path
    .split('/')
    .map((part) => (/\d/.test(part) || registry.ownerOf(decode(part)) !== undefined ? '…' : part))
    .join('/')
}
