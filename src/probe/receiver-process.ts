import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { request } from 'undici'
import { RunError, UsageError } from '../model/index.ts'

/** A receiver whose process is ours: it can be ended and started again. */
export interface ReceiverProcess {
  /** Ends it with this signal, waits until it is gone, and starts it again. Resolves when it is ready. */
  restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** Ends it for good. */
  close(): Promise<void>
}

/** How a receiver is started. */
export interface StartSettings {
  /** For the shell, in the folder in which we run. */
  readonly command: string
  /** Where deliveries go: somebody has to listen there once it is ready. */
  readonly url: string
  /** Answers with a status below 500 when it is ready; absent means that listening is enough. */
  readonly readyUrl?: string
}

const readyWithinMs = 30_000
const stopsWithinMs = 10_000
const lookEveryMs = 15
const linesKept = 20

/**
 * Starts a receiver with a command, and waits until it is ready.
 *
 * @throws UsageError when somebody listens there already; RunError when it ends or does not become ready.
 */
export async function startReceiver(settings: StartSettings): Promise<ReceiverProcess> {
  if (await isListening(settings.url)) {
    throw new UsageError(
      'already-listening',
      `Cannot start "${settings.command}": somebody listens at ${settings.url} already.`,
      'Stop what runs there, or leave --start out and test it as it is.',
    )
  }
  let running = await start(settings)
  // Whatever ends us, it shall not outlive us.
  const killLast = (): void => signalGroup(running.child, 'SIGKILL')
  process.once('exit', killLast)
  return {
    restart: async (signal) => {
      await stop(running, signal)
      running = await start(settings)
    },
    close: async () => {
      process.off('exit', killLast)
      await stop(running, 'SIGTERM')
    },
  }
}

interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<unknown>
  /** Nobody who could write to us is left: neither the shell nor what it started. */
  readonly gone: Promise<unknown>
  /** The last lines that it wrote. */
  readonly said: readonly string[]
}

async function start(settings: StartSettings): Promise<Started> {
  // A group of its own, because a shell or npm stands between us and the receiver.
  const child = spawn(settings.command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said.push(...text.trimEnd().split('\n'))
      said.splice(0, said.length - linesKept)
    })
  }
  const ended = once(child, 'exit').catch(() => undefined)
  const gone = once(child, 'close').catch(() => undefined)
  const started = { child, ended, gone, said }
  try {
    await becomeReady(settings, started)
  } catch (error) {
    await stop(started, 'SIGKILL')
    throw error
  }
  return started
}

async function becomeReady(
  { command, url, readyUrl }: StartSettings,
  { child, said }: Started,
): Promise<void> {
  const until = performance.now() + readyWithinMs
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw cannotStart(command, `it ended with ${child.exitCode ?? child.signalCode}`, said)
    }
    if (readyUrl === undefined ? await isListening(url) : await isReady(readyUrl)) return
    if (performance.now() > until) {
      const what = readyUrl === undefined ? `nobody listens at ${url}` : `${readyUrl} does not answer`
      throw cannotStart(command, `${what} after ${readyWithinMs / 1000} s`, said)
    }
    await pause(lookEveryMs)
  }
}

function cannotStart(command: string, found: string, said: readonly string[]): RunError {
  const lines = said.filter((line) => line.trim() !== '')
  const first = lines.findIndex((line) => /error/i.test(line))
  const last = first < 0 ? lines.slice(-5) : lines.slice(first, first + 2)
  return new RunError(
    'receiver-not-started',
    `Cannot start "${command}": ${found}${last.length === 0 ? '' : `. It said: ${last.join(' | ')}`}.`,
    'Run the command by hand; --ready <url> says where it answers once it is ready.',
  )
}

async function stop({ child, ended, gone }: Started, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  signalGroup(child, signal)
  const patience = new AbortController()
  const late = pause(stopsWithinMs, undefined, { signal: patience.signal }).catch(() => undefined)
  // A shell ends at once; what it started may need its time to stop.
  await Promise.race([gone, late])
  patience.abort()
  signalGroup(child, 'SIGKILL')
  await ended
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function isListening(url: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port === '' ? (protocol === 'https:' ? 443 : 80) : port),
    })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function isReady(url: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(url, { headersTimeout: 2_000, bodyTimeout: 2_000 })
    await body.dump()
    return statusCode < 500
  } catch {
    return false
  }
}
