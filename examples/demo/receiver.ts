import { once } from 'node:events'
import { launch } from './processes.ts'

/** A bundled receiver that runs. */
export interface Receiver {
  readonly url: string
  readonly effectsUrl: string
  readonly stateUrl: string
  readonly stop: () => Promise<void>
}

/** Starts a receiver of `fixtures/receivers` and waits until it listens. */
export async function startReceiver(name: string, provider: string, secret: string): Promise<Receiver> {
  const child = launch('fixtures/receivers/serve.ts', [name, '--provider', provider, '--secret', secret], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const line = child.stdout === null ? exit : once(child.stdout, 'data')
  const first: unknown[] = await Promise.race([line, exit])
  if (!Buffer.isBuffer(first[0])) throw new Error(`Cannot start ${name}: it ended with ${first[0]}.`)
  return {
    ...(JSON.parse(first[0].toString()) as Omit<Receiver, 'stop'>),
    stop: async () => {
      child.kill()
      await exit
    },
  }
}
