import fc from 'fast-check'
import { eventOf, genuine, openings } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectSameOutcome, leavesTrace } from '../../src/judging/index.ts'
import type { AttemptPlan, Check, HeaderEdit, OfferedEvent, Terms } from '../../src/model/index.ts'

/** Says another type in the unsigned header than in the signed body. */
export const routesOnTheSignedType: Check = {
  id: 'signatures/routes-on-the-signed-type',
  level: 'must',
  claim: 'A receiver acts on the event type in the signed body, not on the one in an unsigned header.',
  because: [
    'standard-webhooks/standard-webhooks#26: headers are not signed, so they must not carry meaning',
    'corsairdev/corsair#1435: events were routed by an unsigned header',
  ],
  needs: ['type-in-signed-body', 'unsigned-type-header', 'outcome'],
  fix: 'Read the event type from the body after it was verified, or refuse a delivery whose header says otherwise. Who records a delivery can change the header and keep the signature.',
  worlds: 'two',
  scenario: (terms) =>
    fc.constantFrom(...openings(terms)).chain((offered) =>
      fc
        .tuple(
          eventOf(terms, offered),
          eventOf(terms, offered, { entity: 2 }),
          fc.constantFrom(...disguises(terms, offered)),
        )
        .map(([first, second, headers]) => {
          const name = `headers say ${headers.map(({ value }) => `"${value}"`).join(' and ')} in place of ${offered.event.type}`
          const odd: AttemptPlan = { ...genuine(1), nature: 'odd', tampering: { name, headers } }
          return { events: [first, second], moments: [[genuine(0, { role: 'control' })], [odd]] }
        }),
    ),
  judge: (transcript) => {
    // Nothing seen of it: it was dropped in silence, which is one way to refuse what contradicts itself.
    const isDropped = !leavesTrace(transcript.actual.entities[1] ?? {})
    const outcome = expectSameOutcome(transcript, { effects: true, state: true })
    const findings = outcome.filter(({ where }) => !(isDropped && where.endsWith('of entity 2')))
    return [...expectAccepted(transcript), ...findings]
  },
}

/** What other handled types would say in the headers; a type that nobody knows, when all say the same. */
function disguises(terms: Terms, offered: OfferedEvent): readonly (readonly HeaderEdit[])[] {
  const own = typeHeaders(offered)
  const others = terms.events
    .map((other) =>
      typeHeaders(other).filter(([name, text]) => own.some((one) => one[0] === name && one[1] !== text)),
    )
    .filter((headers) => headers.length > 0)
  const all = others.length > 0 ? others : [own.map(([name]) => [name, 'hookproof.unheard'] as const)]
  return all.map((headers) => headers.map(([name, value]) => ({ name, kind: 'set', value })))
}

function typeHeaders({ event }: OfferedEvent): readonly (readonly [name: string, text: string])[] {
  return Object.entries(event.match).flatMap(([at, text]) =>
    at.startsWith('header:') && typeof text === 'string' ? [[at.slice('header:'.length), text] as const] : [],
  )
}
