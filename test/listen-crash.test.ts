import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCapture } from './capture-texts.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hookproof-crash-'))
})

afterAll(() => rm(folder, { recursive: true }))

test('whatever was acknowledged is in the file, however the process ends', async () => {
  const file = join(folder, 'captures.ndjson')
  const acknowledged: string[] = []
  for (const [round, killAfter] of [5, 60, 25].entries()) {
    const { child, url } = await start(file)
    let sent = 0
    const sender = async (): Promise<void> => {
      for (;;) {
        sent += 1
        const mark = `round ${round}, number ${sent} ${'x'.repeat(3_000)}`
        const isTaken = await post(url, mark)
        if (!isTaken) return
        acknowledged.push(mark)
        if (acknowledged.length % 100 === killAfter) child.kill('SIGKILL')
      }
    }
    const died = once(child, 'exit')
    await Promise.all(Array.from({ length: 8 }, sender))
    expect(await died).toEqual([null, 'SIGKILL'])
  }
  const capture = readCapture(await readFile(file), file)
  const stored = new Set(
    capture?.entries.flatMap((entry) =>
      entry.kind === 'delivery' ? [Buffer.from(entry.body).toString()] : [],
    ),
  )
  expect(acknowledged.length).toBeGreaterThan(50)
  expect(acknowledged.filter((mark) => !stored.has(mark))).toEqual([])
  // A line may be cut off by each end, and no more than that.
  expect(capture?.entries.filter(({ kind }) => kind === 'broken').length).toBeLessThanOrEqual(3)
})

test('Ctrl-C finishes what is on its way and leaves the file whole', async () => {
  const file = join(folder, 'interrupted.ndjson')
  const { child, url } = await start(file)
  let stdout = ''
  child.stdout?.on('data', (bytes: Buffer) => {
    stdout += bytes.toString()
  })
  expect(await post(url, 'one')).toBe(true)
  const closed = once(child, 'close')
  child.kill('SIGINT')
  expect((await closed)[0]).toBe(3)
  expect(stdout).toContain('1 delivery: 1 not judged')
  expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(1)
})

async function start(file: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const { PATH = '' } = process.env
  const line = ['--import', 'tsx', 'src/cli/main.ts', 'listen', '--out', file]
  const child = spawn(process.execPath, line, { env: { PATH }, stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`it did not listen: ${said}`)))
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      const [, found] = /(http:\S+) +waits/.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  return { child, url }
}

async function post(url: string, body: string): Promise<boolean> {
  try {
    return (await fetch(url, { method: 'POST', body })).status === 200
  } catch {
    return false
  }
}
