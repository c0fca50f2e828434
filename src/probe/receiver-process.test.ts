import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePorts } from '../../test/matrix/free-ports.ts'
import { openRecorder } from '../../test/wire-recorder.ts'
import { RunError, UsageError } from '../model/index.ts'
import { type ReceiverProcess, type StartSettings, startReceiver } from './receiver-process.ts'

const node = (script: string): string => `node -e '${script}'`
/** What makes `listen()` start a server that answers so. */
const server = (port: number, answer: string): string =>
  `const listen = () => require("http").createServer((asked, answer) => { ${answer} }).listen(${port}, "127.0.0.1");`
const tellPid = 'answer.end(String(process.pid))'

async function start(settings: StartSettings): Promise<ReceiverProcess> {
  const receiver = await startReceiver(settings)
  onTestFinished(() => receiver.close())
  return receiver
}

async function origin(): Promise<{ port: number; url: string }> {
  const [port] = await freePorts(1)
  return { port, url: `http://127.0.0.1:${port}/hook` }
}

const ask = async (url: string): Promise<string> => (await fetch(url)).text()
const refused = { cause: { code: 'ECONNREFUSED' } }

test('starts a receiver, waits until it listens, and leaves nobody listening', async () => {
  const { port, url } = await origin()
  const command = node(`${server(port, tellPid)} setTimeout(listen, 100)`)
  const receiver = await start({ command, url })
  expect(Number(await ask(url))).toBeGreaterThan(0)
  await receiver.close()
  await expect(fetch(url)).rejects.toMatchObject(refused)
})

test.each([200, 404])('waits until the ready URL answers below 500: %i', async (status) => {
  const { port, url } = await origin()
  const answer = `
    if (asked.url !== "/ready") return answer.end(String(looks));
    looks += 1;
    answer.writeHead(looks < 3 ? 503 : ${status}).end()`
  const command = node(`let looks = 0; ${server(port, answer)} listen()`)
  await start({ command, url, readyUrl: new URL('/ready', url).href })
  expect(await ask(url)).toBe('3')
})

test.each<[string, 'SIGKILL' | 'SIGTERM', (command: string) => string]>([
  ['the receiver', 'SIGKILL', (command) => command],
  ['the receiver', 'SIGTERM', (command) => command],
  ['what a shell started', 'SIGKILL', (command) => `true; ${command}; true`],
  ['what a shell started', 'SIGTERM', (command) => `true; ${command}; true`],
  ['what takes the place of its shell', 'SIGTERM', (command) => `exec ${command}`],
])('restarts %s with %s, which leaves time to stop or not', async (_, signal, wrap) => {
  const folder = mkdtempSync(join(tmpdir(), 'hookproof-process-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const note = join(folder, 'stopped')
  const { port, url } = await origin()
  const stopping = `
    process.once("SIGTERM", () => setTimeout(() => {
      require("fs").writeFileSync("${note}", "");
      process.exit();
    }, 100));`
  const command = wrap(node(`${stopping} ${server(port, tellPid)} listen()`))
  const receiver = await start({ command, url })
  const before = await ask(url)
  await receiver.restart(signal)
  expect(existsSync(note)).toBe(signal === 'SIGTERM')
  const after = await ask(url)
  expect(after).not.toBe(before)
  await receiver.close()
  await expect(fetch(url)).rejects.toMatchObject(refused)
})

test('starts nothing where somebody listens already', async () => {
  const recorder = await openRecorder()
  onTestFinished(() => recorder.close())
  const started = startReceiver({ command: 'node receiver.js', url: recorder.url })
  const error = await started.catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(UsageError)
  expect(error).toMatchObject({
    code: 'already-listening',
    message: expect.stringContaining(`somebody listens at ${recorder.url} already`),
  })
})

test.each<[string, string, RegExp]>([
  ['fails', node('console.error("a\\nno such database"); process.exit(3)'), /ended with 3.*no such database/],
  ['says nothing', 'exit 1', /"exit 1": it ended with 1\. Run/],
  ['is unknown', './no-such-receiver', /it ended with 127. It said: .*no-such-receiver.*not found/],
  ['ends in order', 'echo done', /it ended with 0\. It said: done\./],
  ['is killed', 'kill -9 $$', /it ended with SIGKILL/],
  ['talks a lot', 'for i in 1 2 3 4 5 6 7; do echo line $i; done; exit 1', /said: line 3 \| .*line 7\./],
])('tells what a command said last that %s', async (_, command, message) => {
  const { url } = await origin()
  const error = await startReceiver({ command, url }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(RunError)
  expect(error).toMatchObject({ code: 'receiver-not-started', message: expect.stringMatching(message) })
})

test('fails where a receiver does not come back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hookproof-process-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { port, url } = await origin()
  const once = `mkdir ${join(folder, 'lock')} && exec ${node(`${server(port, tellPid)} listen()`)}`
  const receiver = await start({ command: once, url })
  await expect(receiver.restart('SIGKILL')).rejects.toMatchObject({ code: 'receiver-not-started' })
})
