import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openJournal } from './journal.ts'

let folder = ''
let files = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hookproof-journal-'))
})

afterAll(() => rm(folder, { recursive: true }))

function fresh(): string {
  files += 1
  return join(folder, `below/${files}.ndjson`)
}

async function holding(text: string | Uint8Array): Promise<string> {
  files += 1
  const path = join(folder, `${files}.ndjson`)
  await writeFile(path, text)
  return path
}

async function appended(path: string, ...lines: readonly string[]): Promise<string> {
  const journal = await openJournal(path)
  for (const line of lines) await journal.append(line)
  await journal.close()
  return readFile(path, 'utf8')
}

it('makes the file and its folder, for nobody else to read', async () => {
  const path = fresh()
  expect(await appended(path, '{"a":1}\n')).toBe('{"a":1}\n')
  expect((await stat(path)).mode & 0o077).toBe(0)
})

it('keeps the order of lines that come at the same time, and says of each when it is stored', async () => {
  const path = fresh()
  const journal = await openJournal(path)
  const lines = Array.from({ length: 200 }, (_, index) => `{"n":${index}}\n`)
  const stored: number[] = []
  await Promise.all(
    lines.map(async (line, index) => {
      await journal.append(line)
      expect(await readFile(path, 'utf8')).toContain(line)
      stored.push(index)
    }),
  )
  await journal.close()
  expect(stored).toHaveLength(lines.length)
  expect(await readFile(path, 'utf8')).toBe(lines.join(''))
})

it('goes on behind what is there', async () => {
  expect(await appended(await holding('{"a":1}\n'), '{"b":2}\n')).toBe('{"a":1}\n{"b":2}\n')
})

it.each([
  ['{"a":1}', '{"a":1}\n{"b":2}\n', null],
  ['{"a":1}\n{"headers":[["x', '{"a":1}\n{"headers":[["x\n{"b":2}\n', { line: 2, length: 15 }],
  ['{"a":1}\n{', '{"a":1}\n{"b":2}\n', null],
  ['{', '{"b":2}\n', null],
  ['', '{"b":2}\n', null],
])('begins a line of its own behind %j', async (before, after, torn) => {
  const path = await holding(before)
  const journal = await openJournal(path)
  if (torn === null) expect(journal.torn).toBeNull()
  else expect(journal.torn).toMatchObject(torn)
  await journal.append('{"b":2}\n')
  await journal.close()
  expect(await readFile(path, 'utf8')).toBe(after)
})

it('finds the line that was cut off in a large file', async () => {
  const line = `{"a":"${'x'.repeat(1_000)}"}\n`
  const journal = await openJournal(await holding(`${line.repeat(300)}{"a":"${'y'.repeat(200_000)}`))
  expect(journal.torn).toEqual({ line: 301, length: 200_006, holds: 'a part' })
  await journal.close()
})

it.each(['[1]', 'name: x\n', '{\n  "name": "hookproof"\n}\n', '\u0000'])(
  'leaves alone what is no capture: %j',
  async (text) => {
    const path = await holding(text)
    await expect(openJournal(path)).rejects.toMatchObject({ code: 'no-capture' })
    expect(await readFile(path, 'utf8')).toBe(text)
  },
)

it('says when a file cannot be written', async () => {
  await expect(openJournal(folder)).rejects.toMatchObject({ code: 'unwritable-capture' })
})

it('shares a file with others that append to it', async () => {
  const path = fresh()
  const journal = await openJournal(path)
  await journal.append('{"a":1}\n')
  await appendFile(path, '{"other":1}\n')
  await journal.append('{"b":2}\n')
  await journal.close()
  expect(await readFile(path, 'utf8')).toBe('{"a":1}\n{"other":1}\n{"b":2}\n')
})
