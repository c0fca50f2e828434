import { sequenceCodes, type ValidatedDelivery } from '../../captures/index.ts'
import { count, grouped } from '../../reports/words.ts'

/** The notes about many deliveries, gathered. */
export interface Notes {
  add(delivery: ValidatedDelivery): void
  /** The same note about many deliveries is one line. */
  readonly lines: readonly string[]
}

/** More different notes than these nobody reads. */
const most = 200

/** What deliveries say together is told in a table, once there is much of it. */
const together: ReadonlySet<string> = new Set(sequenceCodes)
const mostTogether = 10

/** Gathers notes. */
export function createNotes(): Notes {
  const groups = new Map<string, number>()
  let others = 0
  let sequence = 0
  return {
    add: ({ provider, event, remarks, verdict }) => {
      // Why it could not be judged stands beside it.
      if (verdict === 'unjudged') return
      for (const { kind, code, pointer, received } of remarks) {
        if (kind === 'problem') continue
        if (together.has(code)) {
          sequence += 1
          if (sequence > mostTogether) continue
        }
        const subject = [provider, event].filter((word) => word !== null).join(' ')
        const text = `${subject}: ${noteText(code, received, pointer)}`
        const known = groups.get(text)
        if (known !== undefined || groups.size < most) groups.set(text, (known ?? 0) + 1)
        else others += 1
      }
    },
    get lines() {
      const told = [...groups].map(
        ([text, times]) => `${text}${times > 1 ? ` (${grouped(times)} deliveries)` : ''}`,
      )
      return others === 0 ? told : [...told, `and ${count(others, 'other note')}; --reporter ndjson has all`]
    },
  }
}

/** A note as people say it. */
export function noteText(code: string, received: string, pointer: string | null = null): string {
  if (code === 'unknown-field') return `${pointer} is a field that the schema does not name`
  const words: Readonly<Record<string, string>> = {
    'unknown-event': 'no event of the contract, so its payload was not judged',
    'signature-not-judged': 'signature cannot be judged',
    'signature-over-other-writing': 'signature',
    'headers-not-recorded': 'headers were not judged',
    'unknown-provider': 'no provider recognised',
    retry: 'sent again',
    redelivery: 'delivered again',
    'reused-id': 'an id that was used before',
    'same-body': 'perhaps sent again',
    'out-of-order': 'arrived late',
    gap: 'something is missing before it',
    'after-deletion': 'arrived after its deletion',
    'body-truncated': 'the body was not judged',
    'body-compressed': 'the body was not judged',
    'body-not-read': 'the body was not judged',
    'body-too-deep': 'the body was not judged',
  }
  return `${words[code] ?? code}: ${received}`
}
