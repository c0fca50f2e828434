import type { CapturedDelivery } from '../captures/index.ts'
import { redacted } from '../model/index.ts'
import type { Recorded } from './recorded.ts'

/** What a receiver is likely to refuse, and why, before it is sent as it was recorded. One sentence each. */
export function foresee(recorded: readonly Recorded[]): readonly string[] {
  const cut = recorded.filter(({ delivery }) => isCutOff(delivery))
  const inexact = recorded.filter(({ delivery }) => delivery.fidelity === 'reserialised')
  const bare = recorded.filter(({ delivery }) => hasLostCredential(delivery))
  const stale = new Map(
    recorded.flatMap(({ provider }) => {
      const contract = provider?.contract
      const seconds = contract?.freshness?.toleranceSeconds?.value
      return contract === undefined || seconds === undefined ? [] : [[contract.name, seconds] as const]
    }),
  )
  return [
    ...(cut.length === 0
      ? []
      : [`The bodies of ${of(cut, recorded)} are cut off; they are sent as they are, and do not verify.`]),
    ...(inexact.length === 0
      ? []
      : [
          `${of(inexact, recorded)} are not byte for byte what was sent, so that their signatures do not verify.`,
        ]),
    ...(bare.length === 0
      ? []
      : [`The credentials of ${of(bare, recorded)} were taken out when they were recorded.`]),
    ...[...stale].map(
      ([name, seconds]) => `Receivers of ${name} refuse what was signed more than ${seconds} s ago.`,
    ),
  ]
}

/** Whether only a part of its body was captured: it can be sent, and never be signed again. */
export function isCutOff({ fidelity }: CapturedDelivery): boolean {
  return fidelity === 'truncated'
}

function hasLostCredential({ headers, url = '' }: CapturedDelivery): boolean {
  return url.includes(redacted) || headers.some(([, value]) => value.includes(redacted))
}

function of(some: readonly unknown[], all: readonly unknown[]): string {
  return some.length === all.length ? `all ${all.length}` : `${some.length} of ${all.length}`
}
