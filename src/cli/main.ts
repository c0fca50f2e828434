#!/usr/bin/env node
/**
 * The command line: reads arguments, calls the rest, writes to the terminal, and ends the process.
 * May import everything but the vitest entry; nothing imports it.
 * To add a command: one file in `commands/`, one line in its index.
 */
import { version } from '../runner/version.ts'
import { keepHeapSmall } from './keep-heap-small.ts'

// Asked often, by scripts and install checks: nothing else is loaded for it.
if (process.argv.length === 3 && ['--version', '-V'].includes(process.argv[2] ?? '')) {
  process.stdout.write(`${version}\n`)
} else {
  keepHeapSmall()
  const [{ runCli }, { openShell }] = await Promise.all([
    import('./run-cli.ts'),
    import('./process-shell.ts'),
  ])
  const shell = openShell()
  shell.exit(await runCli(process.argv.slice(2), shell))
}
