import { UsageError } from '../model/errors.ts'
import type { AuthenticationMode } from '../model/index.ts'

/**
 * Says that a tampering makes no sense for a mode. Leaving the request as it is would send a genuine delivery
 * under a forger's name, and accuse whoever accepts it.
 */
export function refuseEdit(what: string, mode: AuthenticationMode): never {
  throw new UsageError(
    'not-applicable',
    `Cannot change the ${what} in mode "${mode.id}": it has none.`,
    `Choose a tampering for modes of the kind "${mode.kind}".`,
  )
}
