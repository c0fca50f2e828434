import { type CheckResult, redact } from '../model/index.ts'
import { redactResult } from '../reports/index.ts'

/** What decides how a result reads in a test. */
export interface Setting {
  readonly secrets: readonly string[]
  /** Asks this check again. */
  readonly replay: string
  /** Whether the receiver still listens when the test is over. */
  readonly listens: boolean
}

/** The result as its test shows it: without secrets, and with commands that work where it runs. */
export function asShown(result: CheckResult, { secrets, replay, listens }: Setting): CheckResult {
  const clean = redactResult(result, redact(secrets))
  const { counterexample } = clean
  return {
    ...clean,
    replay: clean.replay === null ? null : { ...clean.replay, command: replay },
    counterexample: counterexample === null || listens ? counterexample : { ...counterexample, curl: null },
  }
}
