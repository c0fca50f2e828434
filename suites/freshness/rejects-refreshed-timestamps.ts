import fc from 'fast-check'
import { genuine, signedOver, tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused, expectSameOutcome } from '../../src/judging/index.ts'
import type { AttemptPlan, Check, HeaderEdit, Scenario, Terms, TimeUnit } from '../../src/model/index.ts'

/** Makes a recorded delivery look fresh: by its timestamp alone, or by a new id too. */
export const rejectsRefreshedTimestamps: Check = {
  id: 'freshness/rejects-refreshed-timestamps',
  level: 'must',
  claim: 'A receiver refuses a delivery whose timestamp changed after signing.',
  because: [
    'Standard Webhooks specification, "Signature scheme": id, timestamp and body are signed together',
    'linear/linear#1268, openlinker-project/openlinker#1721: a fresh timestamp that nobody had signed let an old payload through',
  ],
  needs: ['signed-timestamp'],
  fix: 'Put the timestamp as it stands in the header into the signed bytes, and verify every attempt anew: a signature that was right once says nothing about another timestamp.',
  worlds: 'two',
  maxRuns: 40,
  scenario: (terms) =>
    fc
      .tuple(tampered(terms, recordings(terms)), fc.subarray([...replays(terms)]))
      .map(([scenario, chosen]) => withReplays(scenario, chosen)),
  judge: (transcript) => {
    const { effects, state } = transcript.receiver.observes
    return [
      ...expectAccepted(transcript),
      ...expectForgeriesRefused(transcript),
      ...(effects || state ? expectSameOutcome(transcript, { effects: true, state: true }) : []),
    ]
  },
}

const recorded: Readonly<Record<TimeUnit, string>> = {
  s: '1700000000',
  ms: '1700000000000',
  iso: '2023-11-14T22:13:20Z',
  'iso-ms': '2023-11-14T22:13:20.000Z',
  'iso-ns': '2023-11-14T22:13:20.000000000Z',
}

/** The timestamp that is sent is the true one; what differs from it is the one that was signed. */
function recordings(terms: Terms): Parameters<typeof tampered>[1] {
  const { freshness, times } = terms.contract
  const unit = times.find(({ at }) => at === freshness?.at)?.unit ?? 's'
  const signed = signedOver(terms, 'timestamp', recorded[unit])
  return [{ name: 'signed in 2023, timestamp set to now after signing', signing: { signed } }]
}

/** The bytes of the control again, under another timestamp; not where it shares its header with the signature. */
function replays({ contract }: Terms): readonly AttemptPlan[] {
  if (contract.freshness?.at.includes('#') === true) return []
  const moved: HeaderEdit = { name: '{freshness}', kind: 'set', value: '{now+1}' }
  const ids = contract.identity
    .filter(({ at, scope }) => at.startsWith('header:') && (scope === 'delivery' || scope === 'event'))
    .map(({ name }): HeaderEdit => ({ name: `{identity:${name}}`, kind: 'set', value: `{fresh:${name}}` }))
  const replay = (name: string, headers: readonly HeaderEdit[]): AttemptPlan => ({
    ...genuine(0),
    nature: 'forged',
    verbatim: true,
    tampering: { name, headers },
  })
  return [
    replay('recorded and sent again with a fresh timestamp', [moved]),
    ...(ids.length === 0
      ? []
      : [replay('recorded and sent again with a fresh timestamp and id', [moved, ...ids])]),
  ]
}

function withReplays({ events, moments }: Scenario, chosen: readonly AttemptPlan[]): Scenario {
  const liveness = moments.at(-1) ?? []
  return { events, moments: [...moments.slice(0, -1), ...chosen.map((plan) => [plan]), liveness] }
}
