/**
 * An error about our own use, in one grammar:
 * `Cannot <what you asked> <which one>: <what was found>. <what to do next>.`
 *
 * @example
 * if (error instanceof HookproofError) console.error(error.code, error.message)
 */
export abstract class HookproofError extends Error {
  /** Stable and kebab-case. */
  readonly code: string
  /** What to do next: the last sentence of the message. */
  readonly hint: string

  constructor(code: string, problem: string, hint: string, cause?: unknown) {
    super(`${problem} ${hint}`, cause === undefined ? {} : { cause })
    this.code = code
    this.hint = hint
  }
}

/**
 * The user asked for something that cannot be: exit code 2.
 *
 * @example
 * await loadProvider('no-such-provider').catch((error) => error instanceof UsageError)
 */
export class UsageError extends HookproofError {
  override readonly name = 'UsageError'
}

/**
 * The run could not be completed: exit code 3.
 *
 * @example
 * await run(settings).catch((error) => error instanceof RunError && error.code === 'unreachable')
 */
export class RunError extends HookproofError {
  override readonly name = 'RunError'
}
