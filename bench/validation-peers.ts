import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '../src/model/index.ts'

/** What others validate the payloads of a capture with; each returns what measures it, in seconds. */
export interface PeerInput {
  /** For what it needs. */
  readonly folder: string
  readonly schema: JsonObject
  readonly payloads: readonly string[]
  /** The file with the deliveries of these payloads, and the secret that signed them. */
  readonly capture: string
  readonly secret: string
}

/** ajv-cli, which reads a file per payload, and verifies no signature. */
export function ajvCli({ folder, schema, payloads }: PeerInput): () => number {
  const files = join(folder, 'payloads')
  mkdirSync(files)
  for (const [number, payload] of payloads.entries()) writeFileSync(join(files, `${number}.json`), payload)
  const cli = createRequire(import.meta.url).resolve('ajv-cli/dist/index.js')
  const options = ['--spec=draft2020', '--strict=false', '-c', 'ajv-formats']
  return () => run([cli, 'validate', ...options, '-s', written(folder, schema), '-d', join(files, '*.json')])
}

/** The least that a program in JavaScript can do, on one core: parse the line, verify its HMAC, parse the body, ajv. */
export function bareLoop({ folder, schema, capture, secret }: PeerInput): () => number {
  const loop = fileURLToPath(new URL('bare-loop.mjs', import.meta.url))
  return () => run([loop, written(folder, schema), capture, secret])
}

function written(folder: string, schema: JsonObject): string {
  const file = join(folder, 'schema.json')
  writeFileSync(file, JSON.stringify(schema))
  return file
}

function run(args: readonly string[]): number {
  const began = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 })
  if (status !== 0) throw new Error(`${args[0]} failed: ${stderr.slice(0, 500)}`)
  return (performance.now() - began) / 1000
}
