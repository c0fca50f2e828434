import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { configurationFile } from './configuration-file.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

test.each([
  ['hookproof.config.json', '{"provider":"acme"}'],
  ['hookproof.config.js', 'module.exports = { provider: "acme" }'],
  ['hookproof.config.mjs', 'export default { provider: "acme" }'],
])('reads %s', async (name, text) => {
  const folder = await setup({ [name]: text })
  expect(await configurationFile(folder)).toEqual({ path: name, values: { provider: 'acme' } })
})

test('without a file there is nothing, whatever lies above', async () => {
  const folder = await setup({ 'hookproof.config.json': '{"provider":"above"}' })
  await mkdir(join(folder, 'below'))
  expect(await configurationFile(join(folder, 'below'))).toBeUndefined()
})

test('reads the file that is named', async () => {
  const folder = await setup({ 'hookproof.config.json': '{}', 'other.json': '{"provider":"other"}' })
  expect(await configurationFile(folder, join(folder, 'other.json'))).toMatchObject({
    path: 'other.json',
    values: { provider: 'other' },
  })
})

test.each([
  [
    'not JSON',
    '{',
    /^Cannot read the configuration in .*: .*\. Correct the file, or name another one with --config <file>\.$/,
  ],
  ['a list', '[]', /^Cannot use hookproof.config.json: it is not an object\. Write for example/],
])('refuses %s', async (_, text, message) => {
  const folder = await setup({ 'hookproof.config.json': text })
  await expect(configurationFile(folder)).rejects.toThrow(message)
})

test('refuses a named file that is not there', async () => {
  const folder = await setup({})
  await expect(configurationFile(folder, join(folder, 'nowhere.json'))).rejects.toThrow(
    /^Cannot read .*nowhere.json: ENOENT/,
  )
})

async function setup(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hookproof-config-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}
