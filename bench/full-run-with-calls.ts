import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { freePorts } from '../test/matrix/free-ports.ts'
import { runOnce } from './full-run.ts'
import type { Figure } from './main.ts'
import { median } from './version.ts'

const secret = 'a-secret-for-measuring'
const apiKey = 'a-key-for-measuring'
const runs = 20
const seconds = 15

/** Whole runs with everything that can be played and steered: what is fetched, what is called, and the process. */
export async function measureRunsWithCalls(): Promise<readonly Figure[]> {
  // Below node_modules, where a bundle still finds what cannot be bundled.
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'bench-'))
  const receiver = join(folder, 'receiver.mjs')
  await bundleReceiver(receiver)
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const [port, downstream, api] = await freePorts(3)
    const setup = {
      provider: 'moco',
      secret,
      store: 'durable',
      databasePath: join(folder, `${round}.journal`),
      port,
      downstreamUrl: `http://127.0.0.1:${downstream}`,
      apiUrl: `http://127.0.0.1:${api}`,
      apiKey,
    }
    const origin = `http://127.0.0.1:${port}`
    const given = [
      ...[`${origin}/webhooks`, '--state', `${origin}/state`, '--effects', `${origin}/effects`],
      ...['--downstream', String(downstream), '--provider-api', String(api), '--provider-api-key', apiKey],
      ...['--start', `exec node '${receiver}' '${JSON.stringify(setup)}'`],
    ]
    times.push(runOnce(given, secret, runs).elapsed)
  }
  rmSync(folder, { recursive: true })
  return [
    {
      what: `full run, ${runs} runs per check, with all that can be played and steered`,
      measured: `${median(times).toFixed(1)} s`,
      promised: `≤ ${seconds} s`,
      holds: median(times) <= seconds,
    },
  ]
}

/** In one file, because it is started several times in each run. */
async function bundleReceiver(outfile: string): Promise<void> {
  const source = fileURLToPath(
    new URL('../fixtures/receivers/correct/calling/does-everything.ts', import.meta.url),
  )
  const entry = join(outfile, '..', 'entry.ts')
  writeFileSync(
    entry,
    `import { doesEverything } from ${JSON.stringify(source)}\n` +
      'await doesEverything.start(JSON.parse(process.argv[2]))\n',
  )
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
    external: ['node-sqlite3-wasm', 'undici'],
  })
}
