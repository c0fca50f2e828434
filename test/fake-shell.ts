import { runCli } from '../src/cli/run-cli.ts'
import type { ExitCode, Output, Shell } from '../src/cli/shell.ts'
import { redact } from '../src/model/index.ts'

/** What one command line said and how it ended. */
export interface Said {
  readonly code: ExitCode
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line in this process, with nothing of the real world but the network and the disk. */
export async function hookproof(line: readonly string[], changes: Partial<Shell> = {}): Promise<Said> {
  const out: string[] = []
  const err: string[] = []
  const hidden: string[] = []
  const output = (write: (text: string) => void): Output => ({
    write,
    isTTY: false,
    columns: 100,
    colour: false,
  })
  const shell: Shell = {
    environment: {},
    workingDirectory: process.cwd(),
    stdin: (async function* (): AsyncGenerator<Uint8Array> {})(),
    stdout: output((text) => out.push(text)),
    stderr: output((text) => err.push(redact(hidden)(text))),
    signal: new AbortController().signal,
    hide: (texts) => hidden.push(...texts),
    finish: () => {},
    ...changes,
  }
  const code = await runCli(line, shell)
  return { code, stdout: out.join(''), stderr: err.join('') }
}
