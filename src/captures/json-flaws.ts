import type { Flaw } from './broken.ts'
import type { JsonBreak } from './json-tree.ts'

/** Why a document is read no further. */
export function ending({ cutOff, tooDeep }: Pick<JsonBreak, 'cutOff' | 'tooDeep'>): Flaw {
  if (tooDeep === true) return nestedTooDeeply
  return cutOff
    ? { code: 'cut-off', found: 'the file ends too early', hint: 'Export it again: it was cut off.' }
    : { code: 'bad-json', found: 'it is no JSON from here on', hint: 'Export it again.' }
}

/** Of JSON that nobody can look into. */
export const nestedTooDeeply: Flaw = {
  code: 'too-deep',
  found: 'it is nested too deeply to be read',
  hint: 'No provider sends the like: leave it out.',
}

/** Of bytes that had to be replaced. */
export const notText: Flaw = {
  code: 'not-utf-8',
  found: 'it holds bytes that are no UTF-8',
  hint: 'Capture raw HTTP instead.',
}
