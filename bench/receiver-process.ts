import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Running } from '../fixtures/receivers/index.ts'

/** A bundled receiver in a process of its own. */
export interface ReceiverProcess extends Omit<Running, 'close'> {
  stop(): Promise<void>
}

/** Starts a fixture receiver as a child process, as a user's receiver would run. */
export async function startReceiver(
  name: string,
  provider: string,
  secret: string,
): Promise<ReceiverProcess> {
  const serve = fileURLToPath(new URL('../fixtures/receivers/serve.ts', import.meta.url))
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', serve, name, '--provider', provider, '--secret', secret, '--store', 'memory'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer]
  return {
    ...(JSON.parse(String(line)) as Running),
    stop: async () => {
      child.kill()
      await once(child, 'exit')
    },
  }
}
