import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { tamperingsOf, termsIn } from '../../test/imagined-receivers.ts'
import { answering, effect, scenariosOf } from '../../test/transcripts.ts'
import { routesOnTheSignedType as check } from './routes-on-the-signed-type.ts'

testCheck(
  check,
  {
    passes: {
      'acts on the type in the body': { sees: effect },
      'refuses what contradicts itself': { answer: answering(204, 400), sees: effect },
      'drops it in silence': {
        sees: (entity) => (entity === 1 ? effect(1) : { effects: [], state: [] }),
        ideal: effect,
      },
    },
    fails: {
      'acts on the type in the header': {
        sees: (entity) => effect(entity, entity === 2 ? 'contact.updated' : 'contact.created'),
        ideal: (entity) => effect(entity, 'contact.created'),
      },
    },
    leavesOpen: { 'refuses everything': { answer: () => 401, sees: effect } },
  },
  termsIn('list', 'hex', 'several'),
)

test('draws another type in the header than in the body', () => {
  for (const { events, moments } of scenariosOf(check)) {
    const [, odd] = moments.flat()
    const said = odd?.tampering?.headers?.map(({ name, value }) => [name, value])
    expect(said).toHaveLength(1)
    expect(said).not.toContainEqual(['X-Acme-Event', events[1]?.type])
  }
})

test('draws a type that nobody knows when only one is handled', () => {
  const terms = exampleTerms(modes.hex, { handles: 'contact.created' })
  expect(tamperingsOf(check, terms).map(({ headers }) => headers?.[0]?.value)).toEqual(['hookproof.unheard'])
})
