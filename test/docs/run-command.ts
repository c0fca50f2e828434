import { execFile } from 'node:child_process'
import { broken, correct } from '../../fixtures/receivers/index.ts'
import { loadProvider } from '../../src/contracts/index.ts'
import { root } from './documents.ts'

/** What stands in front of a block of commands that is executed. */
export interface RunMark {
  /** A bundled receiver that listens where the command says http://localhost:3000. */
  readonly against: string | undefined
  readonly exit: number
  /** The first and the last line to show begin with these. */
  readonly from: string | undefined
  readonly to: string | undefined
}

/** Reads `<!-- run against node-http, exit 1, from "FAIL" to "confirmed" -->`; nothing of it is required but `run`. */
export function parseMark(line: string): RunMark | undefined {
  const [, given] = /^<!-- run\b(.*)-->$/.exec(line) ?? []
  if (given === undefined) return undefined
  return {
    against: /against ([a-z0-9-]+)/.exec(given)?.[1],
    exit: Number(/exit (\d)/.exec(given)?.[1] ?? 0),
    from: /from "([^"]+)"/.exec(given)?.[1],
    to: /to "([^"]+)"/.exec(given)?.[1],
  }
}

/** Executes commands as a newcomer would, with the sources in place of the built package, and gives what is shown. */
export async function runCommands(commands: string, mark: RunMark): Promise<string> {
  const [, provider = 'moco'] = /--provider (\S+)/.exec(commands) ?? []
  const receiver = [...correct, ...broken].find(({ name }) => name === mark.against)
  if (mark.against !== undefined && receiver === undefined) throw new Error(`no receiver "${mark.against}"`)
  const secret = receiver === undefined ? '' : await testSecret(provider)
  const running = await receiver?.start({ provider, secret, store: 'memory' })
  const places: readonly (readonly [written: string, real: string])[] =
    running === undefined
      ? []
      : [
          ['http://localhost:3000/effects', running.effectsUrl],
          ['http://localhost:3000/state', running.stateUrl],
          ['http://localhost:3000/webhooks', running.url],
        ]
  try {
    const real = places.reduce((text, [written, url]) => text.replaceAll(written, url), commands)
    const { code, output } = await execute(real, secret)
    if (code !== mark.exit) throw new Error(`exit code ${code} in place of ${mark.exit}:\n${output}`)
    const shown = places.reduce((text, [written, url]) => text.replaceAll(url, written), output)
    return cut(withoutVolatile(shown), mark)
  } finally {
    await running?.close()
  }
}

async function testSecret(provider: string): Promise<string> {
  const [mode] = (await loadProvider(provider)).contract.authentication
  return mode?.kind === 'signature' ? mode.testSecret : ''
}

const prelude =
  'npx() { [ "$1" = hookproof ] || exit 9; shift; "$NODE" --import tsx src/cli/main.ts "$@"; }\n'

function execute(commands: string, secret: string): Promise<{ code: number; output: string }> {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, NODE: process.execPath, NO_COLOR: '1', HOOKPROOF_SECRET: secret }
  return new Promise((resolve) => {
    execFile('sh', ['-c', prelude + commands], { cwd: root, env }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 9
      resolve({ code, output: stdout + stderr })
    })
  })
}

/** Durations and versions change from run to run. */
function withoutVolatile(output: string): string {
  return output
    .replace(/ (?:in|after)\s+[\d.]+ m?s\b/g, '')
    .replace(/^ hookproof \d+\.\d+\.\d+/gm, ' hookproof')
    .replace(/[ \t]+$/gm, '')
}

function cut(output: string, { from, to }: RunMark): string {
  const lines = output.replace(/^\n+|\n+$/g, '').split('\n')
  const begin = from === undefined ? 0 : lines.findIndex((line) => line.trim().startsWith(from))
  if (begin < 0) throw new Error(`no line begins with "${from}":\n${output}`)
  const rest = lines.slice(begin)
  if (to === undefined) return rest.join('\n')
  const end = rest.findIndex((line) => line.trim().startsWith(to))
  if (end < 0) throw new Error(`no line begins with "${to}":\n${output}`)
  return rest.slice(0, end + 1).join('\n')
}
