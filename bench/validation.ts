import { spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadProvider } from '../src/contracts/index.ts'
import type { Figure } from './main.ts'
import { median } from './version.ts'

const sample = 'fixtures/deliveries/moco/planning-entry-create.with-deal.json'
const secret = 'secret-of-the-benchmark'
const deliveries = 600_000
/** ajv-cli reads a file per payload; so many of them take it about as long. */
const payloads = 20_000
const rounds = 3

/** Validation of captured deliveries by the built command: how many in a second, how soon the first, in which memory. */
export async function measureValidation(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookproof-bench-'))
  try {
    const write = captureWriter()
    const long = join(folder, 'long.ndjson')
    const short = join(folder, 'short.ndjson')
    const bytes = write(long, deliveries)
    write(short, 1)
    const times: number[] = []
    const peers: number[] = []
    const starts: number[] = []
    let peak = 0
    const peer = await ajvCli(folder)
    for (let round = 0; round < rounds; round += 1) {
      const { seconds, megabytes } = validate(long, folder)
      times.push(seconds)
      peak = Math.max(peak, megabytes)
      peers.push(peer())
    }
    for (let round = 0; round < 11; round += 1) starts.push(validate(short, folder).seconds)
    const rate = deliveries / median(times)
    const peerRate = payloads / median(peers)
    const start = median(starts)
    return [
      {
        what: `validated deliveries of ${bytes} bytes per second, with signatures`,
        measured: Math.round(rate).toLocaleString('en-US'),
        promised: '≥ 60,000',
        holds: rate >= 60_000,
      },
      {
        what: 'the same beside ajv-cli with the same payloads, without signatures',
        measured: `${(rate / peerRate).toFixed(1)} × (${Math.round(peerRate).toLocaleString('en-US')})`,
        promised: '≥ 5 ×',
        holds: rate >= 5 * peerRate,
      },
      {
        what: 'validation of one delivery, from start to exit',
        measured: `${start.toFixed(2)} s`,
        promised: '≤ 0.35 s',
        holds: start <= 0.35,
      },
      {
        what: `most memory of validating ${Math.round((deliveries * 900) / 1e6)} MB`,
        measured: `${Math.round(peak)} MB`,
        promised: '≤ 200 MB',
        holds: peak <= 200,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Sample {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Writes captures of one delivery with ever new ids; returns how many bytes a body has. */
function captureWriter(): (file: string, count: number) => number {
  const { headers, body } = JSON.parse(readFileSync(sample, 'utf8')) as Sample
  return (file, count) => {
    const handle = openSync(file, 'w')
    let length = 0
    for (let number = 0; number < count; number += 1) {
      const text = bodyOf(body, number)
      const signature = createHmac('sha256', secret).update(text).digest('hex')
      const line = {
        receivedAt: new Date(1_770_112_800_000 + number).toISOString(),
        method: 'POST',
        url: '/webhooks',
        headers: Object.entries({ ...headers, 'X-Moco-Signature': signature }),
        body: text,
      }
      writeSync(handle, `${JSON.stringify(line)}\n`)
      length = Buffer.byteLength(text)
    }
    closeSync(handle)
    return length
  }
}

function bodyOf(body: string, number: number): string {
  return body.replace(/"id":\d+/, `"id":${900_000_000 + number}`)
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

/** The same payloads, a file each, with ajv-cli; returns what measures it, in seconds. */
async function ajvCli(folder: string): Promise<() => number> {
  const { body } = JSON.parse(readFileSync(sample, 'utf8')) as Sample
  const { readings } = await loadProvider('moco')
  const schema = join(folder, 'schema.json')
  writeFileSync(schema, JSON.stringify(readings['PlanningEntry/create']))
  const files = join(folder, 'payloads')
  mkdirSync(files)
  for (let number = 0; number < payloads; number += 1) {
    writeFileSync(join(files, `${number}.json`), bodyOf(body, number))
  }
  const cli = createRequire(import.meta.url).resolve('ajv-cli/dist/index.js')
  const options = ['--spec=draft2020', '--strict=false', '-c', 'ajv-formats']
  return () => {
    const began = performance.now()
    const { status, stderr } = spawnSync(
      process.execPath,
      [cli, 'validate', ...options, '-s', schema, '-d', join(files, '*.json')],
      { encoding: 'utf8', maxBuffer: 1e9 },
    )
    if (status !== 0) throw new Error(`ajv-cli failed: ${stderr.slice(0, 500)}`)
    return (performance.now() - began) / 1000
  }
}
