import { runCli } from '../src/cli/run-cli.ts'
import type { ExitCode, Output } from '../src/cli/shell.ts'
import { redact } from '../src/model/index.ts'

/** `hookproof listen`, running in this process. */
export interface ListeningCommand {
  readonly url: string
  readonly said: { stdout: string; stderr: string }
  /** Interrupts it. */
  readonly stop: () => void
  readonly ended: Promise<ExitCode>
}

/** Starts it at any free port, and resolves as soon as it says where. */
export async function listening(
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ListeningCommand> {
  const said = { stdout: '', stderr: '' }
  const hidden: string[] = []
  const controller = new AbortController()
  let announce: (url: string) => void = () => {}
  const announced = new Promise<string>((resolve) => {
    announce = resolve
  })
  const output = (stream: 'stdout' | 'stderr'): Output => ({
    isTTY: false,
    columns: 100,
    colour: false,
    write: (text) => {
      said[stream] += stream === 'stderr' ? redact(hidden)(text) : text
      const [, url] = /(http:\/\/\S+) +waits for deliveries/.exec(said[stream]) ?? []
      if (url !== undefined) announce(url)
    },
  })
  const ended = runCli(['listen', ...flags], {
    environment,
    workingDirectory: process.cwd(),
    stdin: (async function* (): AsyncGenerator<Uint8Array> {})(),
    stdout: output('stdout'),
    stderr: output('stderr'),
    signal: controller.signal,
    hide: (texts) => hidden.push(...texts),
    finish: () => {},
  })
  const failed = ended.then(() => Promise.reject(new Error(`it did not listen: ${said.stderr}`)))
  // Once it listens, its end is for whoever awaits `ended`.
  failed.catch(() => {})
  return { url: await Promise.race([announced, failed]), said, stop: () => controller.abort(), ended }
}
