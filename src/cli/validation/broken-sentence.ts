import type { BrokenEntry } from '../../captures/index.ts'

/** Why an entry could not be read, and what to do about it. */
export function brokenSentence({ place, found, hint }: BrokenEntry): string {
  return `Cannot read entry ${place.entry} of ${place.file}: ${found}. ${hint}`
}
