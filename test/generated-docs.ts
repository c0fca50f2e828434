import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Expects a file to hold this text. With `UPDATE_DOCS=1` it writes the text instead.
 *
 * @param path Relative to the repository.
 */
export async function expectGenerated(path: string, text: string): Promise<void> {
  const file = join(root, path)
  if (process.env.UPDATE_DOCS === '1') {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    return
  }
  const found = await readFile(file, 'utf8').catch(() => '')
  const test = relative(root, expect.getState().testPath ?? '')
  expect(found, `${path} is out of date: run UPDATE_DOCS=1 npx vitest run ${test}`).toBe(text)
}
