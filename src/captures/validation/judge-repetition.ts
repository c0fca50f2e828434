import type { Contract, Identity } from '../../model/index.ts'
import { describeValue } from '../../schemas/index.ts'
import { remarkGrounds } from './grounds.ts'
import { createRecent } from './recent.ts'
import type { Mark, SequenceFacts } from './sequence-facts.ts'
import type { Remark, ValidatedDelivery } from './validation.ts'

/** How a delivery repeats an earlier one. */
export interface Repetition extends Pick<Remark, 'expected' | 'received' | 'grounds'> {
  /** `same-body`: nothing that the provider sends tells its deliveries apart. */
  readonly code: 'retry' | 'redelivery' | 'reused-id' | 'same-body'
}

/** Finds the deliveries of one capture that repeat an earlier one. */
export interface Repetitions {
  /** Null when a delivery is the first of its kind. */
  judge(contract: Contract, delivery: ValidatedDelivery, facts: SequenceFacts): Repetition | null
  readonly hasForgotten: boolean
}

interface First {
  readonly entry: number
  readonly hasSameBody: boolean
}

/** Creates that. */
export function createRepetitions(): Repetitions {
  const seen = createRecent(2)
  const numbers = [0, 0]
  const firstWith = (mark: Mark, entry: number, body: number): First | null => {
    if (seen.recall(mark, numbers)) return { entry: numbers[0] ?? 0, hasSameBody: numbers[1] === body }
    seen.remember(mark, [entry, body])
    return null
  }
  return {
    judge: (contract, { place }, facts) => {
      let found: Repetition | null = null
      for (const [position, mark] of facts.marks.entries()) {
        const first = firstWith(mark, place.entry, facts.body)
        if (first === null) continue
        const identity = contract.identity[mark.identity]
        const repeated =
          identity === undefined
            ? sameBody(first)
            : repetition(identity, facts.words.ids[position] ?? '', contract, first)
        // Who repeats a delivery repeats its event too.
        if (found === null || (found.code === 'redelivery' && repeated.code !== 'redelivery'))
          found = repeated
      }
      return found
    },
    get hasForgotten() {
      return seen.hasForgotten
    },
  }
}

function repetition(
  identity: Identity,
  value: string,
  contract: Contract,
  { entry, hasSameBody: same }: First,
): Repetition {
  const isRetry = identity.scope !== 'event'
  const code = !isRetry ? 'redelivery' : same || bodiesVary(contract) ? 'retry' : 'reused-id'
  return {
    code,
    expected: `its own ${identity.name}, unless it is ${isRetry ? 'another attempt of the same delivery' : 'the same event once more'}`,
    received: `${describeValue(value)}, as entry ${entry} has it, with ${same ? 'the same' : 'another'} body`,
    grounds: remarkGrounds(contract, identity),
  }
}

function sameBody({ entry }: First): Repetition {
  return {
    code: 'same-body',
    expected: 'something that tells it from earlier ones, unless it is one of them once more',
    received: `the body of entry ${entry}`,
    grounds: null,
  }
}

/** Whether attempts of one delivery differ in their bodies. */
function bodiesVary({ identity, times, retry }: Contract): boolean {
  const changes = retry.changes?.value ?? []
  return (
    identity.some(({ scope, at }) => scope === 'attempt' && at.startsWith('body:')) ||
    times.some(({ clock, at }) => clock === 'attempt' && at.startsWith('body:')) ||
    changes.some((at) => at.startsWith('body:'))
  )
}
