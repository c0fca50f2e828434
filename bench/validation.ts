import { spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadProvider } from '../src/contracts/index.ts'
import type { JsonObject } from '../src/model/index.ts'
import type { Figure } from './main.ts'
import { ajvCli, bareLoop } from './validation-peers.ts'
import { median } from './version.ts'

const sample = JSON.parse(
  readFileSync('fixtures/deliveries/moco/planning-entry-create.with-deal.json', 'utf8'),
) as { readonly headers: Readonly<Record<string, string>>; readonly body: string }
const secret = 'secret-of-the-benchmark'
const deliveries = 600_000
/** Those that the peers validate too: a file per payload is more than a folder holds gladly. */
const shared = 200_000
const rounds = 3

/** Validation of captured deliveries by the built command: how many in a second, how soon the first, in which memory. */
export async function measureValidation(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookproof-bench-'))
  try {
    const long = join(folder, 'long.ndjson')
    const common = join(folder, 'common.ndjson')
    const short = join(folder, 'short.ndjson')
    const bytes = writeCapture(long, deliveries)
    writeCapture(common, shared)
    writeCapture(short, 1)
    const payloads = Array.from({ length: shared }, (_, number) => bodyOf(number))
    const schema = (await loadProvider('moco')).readings['PlanningEntry/create'] as JsonObject
    const input = { folder, schema, payloads, capture: common, secret }
    let peak = 0
    const validateLong = (): number => {
      const { seconds, megabytes } = validate(long, folder)
      peak = Math.max(peak, megabytes)
      return seconds
    }
    const validateCommon = (): number => validate(common, folder).seconds
    const [own = 0, shorter = 0, peer = 0, bare = 0] = inTurn(rounds, [
      validateLong,
      validateCommon,
      ajvCli(input),
      bareLoop(input),
    ])
    const rate = deliveries / own
    const ratio = peer / shorter
    const [start = 0] = inTurn(11, [() => validate(short, folder).seconds])
    return [
      {
        what: `validated deliveries of ${bytes} bytes per second, with signatures`,
        measured: words(rate),
        promised: '≥ 60,000',
        holds: rate >= 60_000,
      },
      {
        what: `${words(shared)} of them beside ajv-cli with the same payloads, without signatures`,
        measured: `${ratio.toFixed(1)} × (${words(shared / shorter)} beside ${words(shared / peer)})`,
        promised: '≥ 5 ×',
        holds: ratio >= 5,
      },
      {
        what: 'the same beside the least that a loop on one core can do with them: parse, HMAC, parse, ajv',
        measured: `${(bare / shorter).toFixed(2)} × (beside ${words(shared / bare)})`,
        promised: '≥ 0.6 ×',
        holds: bare / shorter >= 0.6,
      },
      {
        what: 'validation of one delivery, from start to exit',
        measured: `${start.toFixed(2)} s`,
        promised: '≤ 0.35 s',
        holds: start <= 0.35,
      },
      {
        what: `most memory of validating ${Math.round(statSync(long).size / 1e6)} MB`,
        measured: `${Math.round(peak)} MB`,
        promised: '≤ 200 MB',
        holds: peak <= 200,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The medians of what was measured, each so often, in turn: so that all of them meet the same machine. */
function inTurn(times: number, measures: readonly (() => number)[]): readonly number[] {
  const measured = measures.map((): number[] => [])
  for (let round = 0; round < times; round += 1) {
    for (const [index, measure] of measures.entries()) measured[index]?.push(measure())
  }
  return measured.map(median)
}

/** Writes captures of one delivery with ever new ids; returns how many bytes a body has. */
function writeCapture(file: string, count: number): number {
  const handle = openSync(file, 'w')
  let length = 0
  for (let number = 0; number < count; number += 1) {
    const text = bodyOf(number)
    const signature = createHmac('sha256', secret).update(text).digest('hex')
    const line = {
      receivedAt: new Date(1_770_112_800_000 + number).toISOString(),
      method: 'POST',
      url: '/webhooks',
      headers: Object.entries({ ...sample.headers, 'X-Moco-Signature': signature }),
      body: text,
    }
    writeSync(handle, `${JSON.stringify(line)}\n`)
    length = Buffer.byteLength(text)
  }
  closeSync(handle)
  return length
}

function bodyOf(number: number): string {
  return sample.body.replace(/"id":\d+/, `"id":${900_000_000 + number}`)
}

function words(number: number): string {
  return Math.round(number).toLocaleString('en-US')
}

function validate(file: string, folder: string): { readonly seconds: number; readonly megabytes: number } {
  const memory = join(folder, 'memory')
  const began = performance.now()
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      '--import',
      fileURLToPath(new URL('peak-memory.mjs', import.meta.url)),
      fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url)),
      ...['validate', file, '--provider', 'moco'],
    ],
    { env: { ...process.env, HOOKPROOF_SECRET: secret, PEAK_MEMORY_FILE: memory }, encoding: 'utf8' },
  )
  const seconds = (performance.now() - began) / 1000
  if (status !== 0) throw new Error(`the captures are not valid: ${stdout}`)
  return { seconds, megabytes: Number(readFileSync(memory, 'utf8')) / 1024 }
}
