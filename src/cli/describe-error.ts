import { HookproofError, UsageError } from '../model/index.ts'
import type { ExitCode, Shell } from './shell.ts'

/** What an exception means for the process. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof UsageError ? 2 : 3
}

/**
 * An exception for the person at the terminal: one line for what can be mended, everything for what is our fault.
 * `DEBUG=hookproof` shows everything always.
 */
export function describeError(error: unknown, { environment, signal }: Shell): string {
  if (error instanceof HookproofError) {
    return `hookproof: ${error.message}\n${environment.DEBUG === 'hookproof' ? `${details(error)}\n` : ''}`
  }
  if (signal.aborted)
    return 'hookproof: Cannot finish: the run was interrupted before there was anything to report.\n'
  const message = error instanceof Error ? error.message : String(error)
  const found = message.split('\n')[0]?.replace(/\.$/, '')
  return `hookproof: Cannot go on: ${found}. This is a defect of hookproof; please report it with these lines.\n${details(error)}\n`
}

function details(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const stack = error.stack ?? error.message
  return error.cause === undefined ? stack : `${stack}\ncaused by ${details(error.cause)}`
}
