import type { BrokenEntry, UnreadFile } from '../../captures/index.ts'

/** Why an entry could not be read, and what to do about it. */
export function brokenSentence({ place, found, hint }: BrokenEntry): string {
  return `Cannot read entry ${place.entry} of ${place.file}: ${found}. ${hint}`
}

/** The same of a whole file. */
export function unreadSentence({ file, found, hint }: UnreadFile): string {
  return `Cannot read ${file}: ${found}. ${hint}`
}
