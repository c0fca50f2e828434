import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { checksWhatItGot as check } from './checks-what-it-got.ts'

testCheck(check, {
  passes: {
    'shows what it asked for': { sees: () => ({ state: [{ id: '<entity>', text: '<version 1 /text>' }] }) },
    'shows nothing': { sees: () => ({ state: [] }), answer: () => 503 },
  },
  fails: {
    'shows the other one': { sees: () => ({ state: [{ id: '<entity>', text: '<other object /text>' }] }) },
  },
})

test('lets the API answer with another object once', () => {
  for (const { faults } of scenariosOf(check))
    expect(faults?.map(({ fault, calls }) => [fault.kind, calls])).toEqual([['other-object', 1]])
})
