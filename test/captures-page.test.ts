import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readers } from '../src/captures/index.ts'

test('the page about captures lists every format once, in the order in which they are tried', async () => {
  const page = await readFile('docs/captures.md', 'utf8')
  const [, formats = ''] = page.split('| `--format` |')
  const listed = [
    ...formats.matchAll(/^\| `([a-z-]+)` \| .+ \| .*`(?:exact|text-exact|reserialised)`.* \|$/gm),
  ]
  expect(readers.length).toBeGreaterThan(15)
  expect(listed.map(([, format]) => format)).toEqual(readers.map(({ format }) => format))
})
