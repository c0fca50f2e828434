import { redact } from '../model/index.ts'
import type { ExitCode, Output, Shell } from './shell.ts'

/** The shell of a real process, which ends it too. */
export interface ProcessShell extends Shell {
  /** Waits until everything is written, then ends the process whatever is still open. */
  readonly exit: (code: ExitCode) => void
}

/** Opens the world to the command: streams, environment, interrupts. */
export function openShell(): ProcessShell {
  const hidden: string[] = []
  const controller = new AbortController()
  process.on('SIGTERM', () => controller.abort())
  process.on('SIGINT', () => {
    if (controller.signal.aborted) process.exit(3)
    controller.abort()
    process.stderr.write('hookproof: interrupted; finishing what is on its way (once more to stop at once)\n')
  })
  for (const stream of [process.stdout, process.stderr]) ignoreClosedPipe(stream)
  const exit = (code: ExitCode): void => {
    process.exitCode = code
    process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
  }
  return {
    environment: process.env,
    workingDirectory: process.cwd(),
    stdin: process.stdin,
    stdout: output(process.stdout, (text) => text),
    stderr: output(process.stderr, (text) => redact(hidden)(text)),
    signal: controller.signal,
    hide: (texts) => hidden.push(...texts),
    finish: (code) => {
      process.exitCode = code
    },
    exit,
  }
}

function output(stream: NodeJS.WriteStream, clean: (text: string) => string): Output {
  return {
    write: (text) => {
      if (!stream.destroyed) stream.write(clean(text))
    },
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? 100,
    colour: wantsColour(process.env, stream.isTTY === true),
    ...(isLive(process.env, stream.isTTY === true) ? { live: stream } : {}),
  }
}

/** `NO_COLOR` and `FORCE_COLOR` decide; otherwise there is colour where somebody looks. */
function wantsColour(environment: Shell['environment'], isTTY: boolean): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: terminal } = environment
  if (no !== undefined && no !== '') return false
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  return isTTY && terminal !== 'dumb'
}

/** Whether lines may be drawn over: not in logs, which keep every version of them. */
function isLive(environment: Shell['environment'], isTTY: boolean): boolean {
  return isTTY && environment.TERM !== 'dumb' && !environment.CI
}

/** `hookproof list | head -1` is no failure: who stopped reading does not want the rest. */
function ignoreClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
