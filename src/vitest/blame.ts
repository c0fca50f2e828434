import { HookproofError } from '../model/index.ts'
import { NotConformant } from './not-conformant.ts'
import { withOptionNames } from './option-names.ts'

/**
 * Lets what is wrong with a receiver or with its options point at the call in the user's own file, instead of into
 * this package. Any other error keeps its trace.
 *
 * @param called The function whose caller is meant.
 */
export function createBlame(called: (...given: never[]) => unknown): (error: unknown) => never {
  const here: { stack?: string } = {}
  Error.captureStackTrace(here, called)
  const caller = here.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? ''
  return (error) => {
    if (error instanceof HookproofError) error.message = withOptionNames(error.message)
    if (error instanceof HookproofError || error instanceof NotConformant) {
      error.stack = `${error.name}: ${error.message}\n${caller}`
    }
    throw error
  }
}
