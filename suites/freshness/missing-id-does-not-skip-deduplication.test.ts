import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { termsIn, trialsOf } from '../../test/imagined-receivers.ts'
import { answering } from '../../test/transcripts.ts'
import { missingIdDoesNotSkipDeduplication as check } from './missing-id-does-not-skip-deduplication.ts'

const effects = (count: number) => (entity: number) => ({
  effects: Array.from({ length: entity === 2 ? count : 1 }, () => 'done'),
})

testCheck(
  check,
  {
    passes: {
      'refuses what has no id': { answer: answering(204, 400), sees: effects(0), ideal: effects(1) },
      'acts on it once': { sees: effects(1), ideal: effects(1) },
    },
    fails: {
      'acts on it twice': { sees: effects(2), ideal: effects(1) },
      'acts on it twice and refuses it': { answer: answering(204, 500), sees: effects(2), ideal: effects(1) },
      'dies of it': {
        answer: ({ role }) => (role === 'control' ? 204 : { kind: 'closed' }),
        sees: effects(0),
        ideal: effects(1),
      },
    },
    leavesOpen: { 'refuses everything': { answer: () => 401, sees: effects(0) } },
  },
  termsIn('list', 'dated', 'several'),
)

test('draws one event twice, without its id, signed as it is sent', () => {
  const trials = trialsOf(check)
  for (const { event, tampering } of trials) {
    expect(event).toBe(1)
    expect(tampering?.signing?.signed).toBe('.{timestamp}.{body}')
  }
  const edits = trials.map(({ tampering }) => tampering?.headers?.[0])
  expect(edits).toContainEqual({ name: '{identity:delivery}', kind: 'remove' })
  expect(edits).toContainEqual({ name: '{identity:delivery}', kind: 'set', value: '' })
})
