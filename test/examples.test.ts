import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { hookproof } from './fake-shell.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

test('the receiver in examples/vitest passes every check that it is asked', {
  timeout: 180_000,
}, async () => {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'examples/vitest/vitest.config.ts']
  const { code, output } = await execute([...vitest, '--reporter', 'json'])
  const { numPassedTests, numFailedTests } = JSON.parse(output.slice(output.indexOf('{'))) as Counts
  expect([code, numFailedTests]).toEqual([0, 0])
  expect(numPassedTests).toBeGreaterThan(40)
})

interface Counts {
  readonly numPassedTests: number
  readonly numFailedTests: number
}

test('the demo shows one receiver red and the other one green', { timeout: 180_000 }, async () => {
  const { code, output } = await execute(['--import', 'tsx', 'examples/demo.ts'])
  expect(code, output).toBe(0)
  expect(output).toContain('FAIL  moco/ordering/newest-version-wins')
  expect(output.match(/ ✓ conformant$/gm)).toHaveLength(1)
})

test.each(['order.created', 'order.changed', 'order.deleted'])(
  'a genuine %s is made from the folder examples/acme alone',
  async (event) => {
    const url = await listen()
    const line = ['send', url, '--provider', './examples/acme', '--secret', 'any', '--event', event]
    expect(await hookproof(line)).toMatchObject({ code: 0, stderr: '' })
  },
)

/** Somebody who acknowledges everything. */
async function listen(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(204).end())
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

function execute(args: readonly string[]): Promise<{ code: number; output: string }> {
  // Inside vitest, `VITEST` and its like would change how the other one runs.
  const { PATH = '', HOME = '' } = process.env
  const options = { cwd: root, env: { PATH, HOME, NO_COLOR: '1' }, maxBuffer: 1 << 26 }
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], options, (error, stdout) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout })
    })
  })
}
