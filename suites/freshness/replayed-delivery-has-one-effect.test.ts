import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { termsIn } from '../../test/imagined-receivers.ts'
import { answering, scenariosOf } from '../../test/transcripts.ts'
import { replayedDeliveryHasOneEffect as check } from './replayed-delivery-has-one-effect.ts'

const once = { effects: ['done'] }
const twice = { effects: ['done', 'done'] }

testCheck(
  check,
  {
    passes: {
      'acknowledges replays and does nothing': { sees: () => once },
      'refuses replays': { answer: answering(204, 409), sees: () => once },
    },
    fails: {
      'acts on each of them': { sees: () => twice, ideal: () => once },
      'acts on them and refuses them': { answer: answering(204, 500), sees: () => twice, ideal: () => once },
    },
    leavesOpen: {
      'refuses everything': { answer: () => 401, sees: () => once },
      'shows nothing': { sees: () => ({ effects: [] }) },
    },
  },
  termsIn('list', 'dated', 'several'),
)

test('draws copies of the first attempt, byte by byte, once its effect is there', () => {
  for (const { moments } of scenariosOf(check)) {
    const [first, ...copies] = moments.flat()
    expect(first?.verbatim).toBeUndefined()
    expect(copies.length).toBeGreaterThan(0)
    for (const copy of copies)
      expect(copy).toMatchObject({ event: 0, verbatim: true, settled: true, nature: 'odd' })
  }
})
