import type { Contract, Identity } from '../../model/index.ts'
import { describeValue } from '../../schemas/index.ts'
import { remarkGrounds } from './grounds.ts'
import { createRecent } from './recent.ts'
import type { SequenceFacts } from './sequence-facts.ts'
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
  const firstWith = (key: string, { place }: ValidatedDelivery, body: string): First | undefined => {
    const part = partOf(body)
    const first = seen.update(key, (known) => (known === undefined ? [place.entry, part] : undefined))
    return first && { entry: first[0] ?? 0, hasSameBody: first[1] === part }
  }
  return {
    judge: (contract, delivery, { ids, body }) => {
      if (ids.length === 0) {
        const first = firstWith(`\n${delivery.event}\n${body}`, delivery, body)
        return first === undefined ? null : sameBody(first)
      }
      const repeated = ids.flatMap(([index, value]) => {
        const identity = contract.identity[index] as Identity
        const first = firstWith(`${identity.name}\n${value}`, delivery, body)
        return first === undefined ? [] : [repetition(identity, value, contract, first)]
      })
      // Who repeats a delivery repeats its event too.
      return repeated.find(({ code }) => code !== 'redelivery') ?? repeated[0] ?? null
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

/** 48 bits of a SHA-1 in base64: enough to tell two bodies apart. */
function partOf(body: string): number {
  return Buffer.from(body.slice(0, 8), 'base64').readUIntBE(0, 6)
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
