import { once } from 'node:events'
import { launch } from './processes.ts'
import type { Receiver } from './receiver.ts'

/** What `hookproof` is given: where the receiver is, how to see what it does, and little enough to be quick. */
export function testArguments({ url, effectsUrl, stateUrl }: Receiver, provider: string): readonly string[] {
  return [
    ...['test', url, '--provider', provider],
    ...['--effects', effectsUrl, '--state', stateUrl],
    // These receivers call nobody, and keep what they know in memory.
    ...['--downstream', 'none', '--provider-api', 'none', '--start', 'none'],
    ...['Invoice/create', 'Invoice/update', 'Invoice/delete'].flatMap((type) => ['--event', type]),
    ...['--runs', '10', '--seed', '7', '--settle', '1000'],
  ]
}

/** Runs the command line as anybody would, and gives its exit code. */
export async function runHookproof(args: readonly string[], secret: string): Promise<number | null> {
  const child = launch('src/cli/main.ts', args, {
    stdio: 'inherit',
    env: { ...process.env, HOOKPROOF_SECRET: secret },
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}
