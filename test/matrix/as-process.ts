import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FixtureReceiver, Running, Setup } from '../../fixtures/receivers/index.ts'
import { freePorts } from './free-ports.ts'

/** Where a receiver will be once a command has started it, and that command. */
export async function asProcess(
  { name }: FixtureReceiver,
  setup: Setup,
): Promise<Running & { readonly command: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'))
  const [port] = await freePorts(1)
  const { store, ...rest } = setup
  const options = {
    ...rest,
    port: String(port),
    ...(store === 'durable' ? { database: join(folder, 'receiver.journal') } : {}),
  }
  const words = Object.entries(options).map(([key, value]) => `${flagOf(key)} '${value}'`)
  const origin = `http://127.0.0.1:${port}`
  return {
    url: `${origin}/webhooks`,
    effectsUrl: `${origin}/effects`,
    stateUrl: `${origin}/state`,
    command: `exec node --import tsx fixtures/receivers/serve.ts ${name} ${words.join(' ')}`,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
