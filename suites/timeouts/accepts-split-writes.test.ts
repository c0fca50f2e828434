import { expect, test } from 'vitest'
import { onTrial, testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { acceptsSplitWrites as check } from './accepts-split-writes.ts'

testCheck(check, {
  passes: {
    'accepts every body': {},
    'accepts the retry': { answer: (_, index) => (index === 1 ? 400 : 204) },
  },
  fails: {
    'reads the first piece alone': { answer: onTrial(400) },
    'refuses the signature of garbled text': { answer: onTrial(401) },
    hangs: { answer: onTrial({ kind: 'timeout' }) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws genuine bodies in several writes, with characters of several bytes', () => {
  for (const { moments } of scenariosOf(check)) {
    const [, tried] = moments.flat()
    expect(tried).toMatchObject({ nature: 'genuine', text: { insert: expect.stringContaining('🪝') } })
    expect(tried?.wire?.writes).toBeGreaterThan(1)
    expect(tried?.wire?.pauseMs).toBeGreaterThan(0)
  }
})
