import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'

test('prints its version without loading anything', async () => {
  const { code, stdout } = await run(['--version'])
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)])
})

test('an error is one line on standard error', async () => {
  expect(await run(['tset'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'hookproof: Cannot run "tset": there is no such command. Did you mean "test"?\n',
  })
})

test.each([
  [{}, false],
  [{ FORCE_COLOR: '1' }, true],
  [{ FORCE_COLOR: '0' }, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  [{ CI: 'true' }, false],
])('with %j, colour in a pipe is %s', async (environment, colour) => {
  const { stdout } = await run(['list'], { environment })
  expect(stdout.includes('\u001b[')).toBe(colour)
})

test('who stops reading is no failure', async () => {
  const child = start(['list', '--json'])
  child.stdout.once('data', () => child.stdout.destroy())
  const stderr = collect(child.stderr)
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect([code, await stderr]).toEqual([0, ''])
})

test('an interrupt asks the run to end, a second one ends it at once', async () => {
  // A receiver that never answers: without the second interrupt this would last until its deadline.
  const server = createServer(() => child.kill('SIGINT'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/`
  const child = start([
    'test',
    url,
    '--provider',
    'moco',
    '--secret',
    'abcdefgh',
    '--event',
    'Contact/create',
  ])
  child.stderr.once('data', () => child.kill('SIGINT'))
  const stderr = collect(child.stderr)
  const code = await new Promise((resolve) => child.on('close', resolve))
  server.closeAllConnections()
  server.close()
  expect(code).toBe(3)
  expect(await stderr).toBe(
    'hookproof: interrupted; finishing what is on its way (once more to stop at once)\n',
  )
})

interface Environment {
  readonly environment?: Readonly<Record<string, string>>
}

function start(
  line: readonly string[],
  { environment = {} }: Environment = {},
): ReturnType<typeof spawn> & {
  readonly stdout: NodeJS.ReadableStream & { destroy(): void }
  readonly stderr: NodeJS.ReadableStream
} {
  const { PATH = '' } = process.env
  return spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...line], {
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  }) as never
}

async function run(
  line: readonly string[],
  environment?: Environment,
): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const child = start(line, environment)
  const [stdout, stderr, code] = await Promise.all([
    collect(child.stdout),
    collect(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ])
  return { code, stdout, stderr }
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}
