import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { exampleTerms, modes } from '../../test/example-terms.ts'
import { refusing, tamperingsOf, termsIn, trialsOf } from '../../test/imagined-receivers.ts'
import { answering } from '../../test/transcripts.ts'
import { rejectsRefreshedTimestamps as check } from './rejects-refreshed-timestamps.ts'

testCheck(
  check,
  {
    ...refusing,
    fails: {
      ...refusing.fails,
      'acts again on the recorded one': {
        answer: answering(204, 401),
        sees: (entity) => (entity === 1 ? { effects: ['done', 'done'] } : { effects: [] }),
        ideal: (entity) => (entity === 1 ? { effects: ['done'] } : { effects: [] }),
      },
    },
  },
  termsIn('list', 'dated', 'several'),
)

test('draws an old signature under a fresh timestamp, and the control again', () => {
  const signings = tamperingsOf(check).map(({ signing }) => signing?.signed)
  expect(signings).toContain('{id}.1700000000.{body}')
  const replays = trialsOf(check).filter(({ verbatim }) => verbatim === true)
  expect(replays.length).toBeGreaterThan(0)
  for (const { event, tampering } of replays) {
    expect(event).toBe(0)
    expect(tampering?.headers?.[0]).toEqual({ name: '{freshness}', kind: 'set', value: '{now+1}' })
  }
})

test('replays nothing where the timestamp stands in the signature header', () => {
  const trials = trialsOf(check, exampleTerms(modes.dated))
  expect(trials.filter(({ verbatim }) => verbatim === true)).toEqual([])
})
