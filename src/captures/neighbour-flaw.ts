import type { Flaw } from './broken.ts'

/** Why a file that a capture names was not read. */
export function neighbourFlaw(path: string, why: 'missing' | 'outside'): Flaw {
  const name = JSON.stringify(path.slice(0, 80))
  return why === 'missing'
    ? {
        code: 'missing-file',
        found: `its body is in the file ${name}, which cannot be read`,
        hint: 'Put the file where the path says, seen from the capture.',
      }
    : {
        code: 'file-outside',
        found: `its body is in the file ${name}, outside of the folder of the capture`,
        hint: 'Put the file beside the capture, and name it by a relative path.',
      }
}

/** Tells such a flaw from the content of a file. */
export function isNeighbourFlaw(found: Uint8Array | Flaw): found is Flaw {
  return 'code' in found
}
