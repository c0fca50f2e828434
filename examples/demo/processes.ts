import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const running = new Set<ChildProcess>()

/** Runs a TypeScript file of this repository as a process of its own, which does not outlive this one. */
export function launch(file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, ...options })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Ends everything that was launched, however this process ends; Ctrl-C included. */
export function cleanUp(): void {
  process.once('exit', () => {
    for (const child of running) child.kill('SIGKILL')
  })
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  process.once('SIGHUP', () => process.exit(129))
}
