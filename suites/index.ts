import type { Suite } from '../src/model/index.ts'
import { callbacks } from './callbacks/index.ts'
import { credentials } from './credentials/index.ts'
import { duplicates } from './duplicates/index.ts'
import { freshness } from './freshness/index.ts'
import { ordering } from './ordering/index.ts'
import { payloads } from './payloads/index.ts'
import { recovery } from './recovery/index.ts'
import { retries } from './retries/index.ts'
import { signatures } from './signatures/index.ts'
import { timeouts } from './timeouts/index.ts'

/**
 * All suites, in the order in which they are reported.
 *
 * @example
 * const required = suites.flatMap(({ checks }) => checks).filter(({ level }) => level === 'must')
 */
export const suites: readonly Suite[] = [
  signatures,
  credentials,
  freshness,
  retries,
  duplicates,
  ordering,
  timeouts,
  payloads,
  callbacks,
  recovery,
]
