import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf } from '../../test/transcripts.ts'
import { slowFetchDoesNotOverwriteNewer as check } from './slow-fetch-does-not-overwrite-newer.ts'

const [older, newer] = ['v1', 'v2'].map((name) => ({ state: [{ name }] }))

testCheck(check, {
  passes: { 'ends with the newer one': { sees: () => newer as object } },
  fails: { 'ends with the older one': { sees: () => older as object, ideal: () => newer as object } },
})

test('holds the first of two fetches until the second event was delivered', () => {
  for (const { moments, faults } of scenariosOf(check)) {
    expect(moments.map(([plan]) => plan?.event)).toEqual([0, 1])
    expect(faults?.map(({ calls, through }) => [calls, through])).toEqual([[1, 1]])
  }
})
