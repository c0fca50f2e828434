import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { believesTheApiNotTheBody as check } from './believes-the-api-not-the-body.ts'

testCheck(check, {
  passes: {
    'shows what the API says': { sees: () => ({ state: [{ id: '<entity>', name: '<api /name>' }] }) },
    'shows nothing': { sees: () => ({ state: [] }) },
  },
  fails: {
    'shows what the body says': { sees: () => ({ state: [{ id: '<entity>', number: '</data/number>' }] }) },
  },
})

test('lets the API say something else all the time', () => {
  for (const { faults } of scenariosOf(check))
    expect(faults?.map(({ fault }) => fault.kind)).toEqual(['other-values'])
})
