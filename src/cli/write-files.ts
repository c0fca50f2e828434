import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UsageError } from '../model/index.ts'

/**
 * Makes sure that a folder is one, or may become one.
 *
 * @param asked As the user named it.
 * @throws UsageError when something else is there.
 */
export async function requireFolder(folder: string, asked: string): Promise<void> {
  try {
    if ((await stat(folder)).isDirectory()) return
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') return
    if (code !== 'ENOTDIR') throw unwritable(asked, cause)
  }
  throw new UsageError('no-folder', `Cannot write to ${asked}: it is a file.`, 'Name a folder.')
}

/**
 * Writes files below a folder, with the folders that they need.
 *
 * @param asked The folder as the user named it.
 * @throws UsageError when that is not possible.
 */
export async function writeFiles(
  folder: string,
  files: Iterable<readonly [path: string, text: string]>,
  asked: string,
): Promise<void> {
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
  } catch (cause) {
    throw unwritable(asked, cause)
  }
}

function unwritable(asked: string, cause: unknown): UsageError {
  return new UsageError(
    'unwritable-folder',
    `Cannot write to ${asked}: ${(cause as Error).message.split('\n')[0]}.`,
    'Name a folder that can be written.',
    cause,
  )
}
