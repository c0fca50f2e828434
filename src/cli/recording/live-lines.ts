import type { Happening, Turnaway } from '../../recording/index.ts'
import { count, printable } from '../../reports/words.ts'
import type { Page } from '../page.ts'

/** Problems shown of one delivery; the recording has them all. */
const mostProblems = 5

type Delivery = Extract<Happening, { readonly kind: 'delivery' }>

/** What happened, as lines for people. */
export function happeningLines(happening: Happening, style: Page): readonly string[] {
  const time = happening.receivedAt.slice(11, 19)
  switch (happening.kind) {
    case 'delivery':
      return deliveryLines(happening, time, style)
    case 'handshake': {
      const { when, yields } = happening.handshake
      const secret =
        yields === null ? '' : `; it carries the secret (${yields}), which is neither shown nor stored`
      return [` ${style.dim(time)}  ✓ handshake (${when}) answered${printable(secret)}`]
    }
    case 'look':
      return [
        style.dim(
          ` ${time}  · ${printable(`${happening.method} ${happening.url}`)}: no delivery, not stored`,
        ),
      ]
    case 'loop': {
      const asked = printable(`${happening.method} ${happening.url}`)
      return [
        ` ${style.dim(time)}  ${style.yellow('!')} refused (508): ${asked} came back from --forward; not stored`,
      ]
    }
    case 'not-stored':
      return [` ${style.dim(time)}  ${style.yellow('!')} not stored, and not acknowledged (503)`]
  }
}

/**
 * What was turned away, as a line for people.
 *
 * @param at In ISO 8601.
 */
export function turnawayLine({ why, detail }: Turnaway, at: string, style: Page): string {
  const words: Readonly<Record<Turnaway['why'], string>> = {
    'too-large': 'refused (413): too large',
    'too-slow': 'refused (408): too slow',
    'broken-off': 'broken off',
    malformed: 'refused (400): no HTTP',
  }
  return ` ${style.dim(at.slice(11, 19))}  ${style.yellow('!')} ${words[why]}, ${printable(detail)}; not stored`
}

function deliveryLines(delivery: Delivery, time: string, style: Page): readonly string[] {
  const { number, bytes, judged, forwarded, reply } = delivery
  const { provider, event, verdict, signature, remarks } = judged
  const glyph = { valid: '✓', invalid: '✗', unjudged: '?' }[verdict]
  const name = [provider ?? 'not recognised', event ?? ''].join(' ').trim()
  const about = [
    size(bytes),
    {
      verified: 'signature verified',
      refused: 'signature refused',
      unknown: 'signature not judged',
      unasked: '',
    }[signature],
    forwarded === null ? '' : `receiver ${forwarded.failure === null ? reply.status : 'gave no answer'}`,
  ].filter((text) => text !== '')
  const problems = remarks.filter(({ kind }) => kind === 'problem')
  const reasons = verdict === 'unjudged' ? remarks.filter(({ kind }) => kind === 'note') : []
  const rest = problems.length - mostProblems
  return [
    ` ${style.dim(time)}  ${glyph} ${String(number).padStart(2)}  ${printable(name)}${style.dim(`  ${about.join(', ')}`)}`,
    ...problems.slice(0, mostProblems).flatMap(({ subject, pointer, expected, received }) => {
      const where = pointer === null ? subject : `${subject} ${pointer}`
      return style.wrap(printable(`${where}: expected ${expected}, received ${received}`), 16, 2)
    }),
    ...(rest > 0 ? [`${' '.repeat(16)}and ${count(rest, 'more problem')}`] : []),
    ...reasons.flatMap(({ received }) => style.wrap(printable(received), 16, 2).map(style.dim)),
    ...(forwarded?.failure == null
      ? []
      : style.wrap(printable(`receiver: ${forwarded.failure}; answered ${reply.status}`), 16, 2)),
  ]
}

function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  const kilobytes = bytes / 1_000
  return kilobytes < 1_000 ? `${kilobytes.toFixed(1)} kB` : `${(kilobytes / 1_000).toFixed(1)} MB`
}
