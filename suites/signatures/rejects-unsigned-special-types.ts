import { guarded, someOf, type Trial } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectNoTraces } from '../../src/judging/index.ts'
import type { Check, HeaderEdit, OfferedEvent, Tampering, Terms } from '../../src/model/index.ts'

const words: readonly string[] = [
  'ping',
  'test',
  'url_verification',
  'challenge',
  'health_check',
  'HEALTH_CHECK',
]

const openDoors: readonly (readonly [name: string, value: string])[] = [
  ['X-Test-Mode', 'true'],
  ['X-Debug', '1'],
  ['X-Environment', 'development'],
  ['X-Skip-Verification', 'true'],
  ['X-Forwarded-For', '127.0.0.1'],
]

/** Poses as a ping, a test or a handshake without a signature, with a real event inside. */
export const rejectsUnsignedSpecialTypes: Check = {
  id: 'signatures/rejects-unsigned-special-types',
  level: 'must',
  claim: 'A receiver does not act on an unsigned delivery, whatever special kind it poses as.',
  because: [
    'openclaw/openclaw#44087 (GHSA-g353-mgv3-8pcj): one path skipped the verification',
    'openclaw/openclaw#10228, corsairdev/corsair#610: verification skipped by a switch or for a kind of event',
  ],
  needs: ['signature', 'outcome'],
  fix: 'Verify before looking at the type, on every route and in every environment. Where a handshake comes unsigned, answer it and return: nothing of its body may reach the handlers of events.',
  worlds: 'one',
  scenario: (terms) => guarded(terms, (offered) => someOf(trials(terms, offered))),
  judge: (transcript) => [...expectAccepted(transcript), ...expectNoTraces(transcript)],
}

function trials(terms: Terms, offered: OfferedEvent): readonly Trial[] {
  const unsigned = (name: string, more: Partial<Trial>, headers: readonly HeaderEdit[] = []): Trial => {
    const tampering: Tampering = { name: `unsigned, ${name}`, signature: { kind: 'remove' }, headers }
    return { nature: 'forged', tampering, ...more }
  }
  const names = Object.keys(offered.event.match).filter((at) => at.startsWith('header:'))
  const special = [...new Set([...words, ...specialTypes(terms)])]
  return [
    ...words.map((word) => unsigned(`posing as "${word}" in the body`, { text: { insert: inserted(word) } })),
    ...(names.length === 0 ? [] : special).map((word) =>
      unsigned(
        `posing as "${word}" in the header`,
        {},
        names.map((at) => ({ name: at.slice('header:'.length), kind: 'set', value: word })),
      ),
    ),
    ...special.map((word) =>
      unsigned(`of type "${word}"`, {
        match: Object.fromEntries(Object.keys(offered.event.match).map((at) => [at, word])),
      }),
    ),
    ...openDoors.map(([name, value]) =>
      unsigned(`with ${name}: ${value}`, {}, [{ name, kind: 'set', value }]),
    ),
  ]
}

/** Types of this provider that are about nothing that lasts, as its pings and tests are. */
function specialTypes({ contract }: Terms): readonly string[] {
  return contract.events.families
    .filter(({ entity }) => entity === null)
    .flatMap(({ types }) => types.flatMap(({ match }) => Object.values(match)))
    .filter((text) => typeof text === 'string')
}

// Members that follow with the same name win in most parsers, so a type in the body stays the genuine one there.
function inserted(word: string): string {
  return ['type', 'event', 'action', 'challenge'].map((name) => `"${name}":"${word}",`).join('')
}
