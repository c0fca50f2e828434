import { expect, test } from 'vitest'
import { testCheck } from '../../test/check-tests.ts'
import { scenariosOf, type Told } from '../../test/transcripts.ts'
import { refusalDoesNotSpoilItsConnection as check } from './refusal-does-not-spoil-its-connection.ts'

/** What follows the upload is answered so; its retry, and everything else, is accepted. */
const following = (given: ReturnType<NonNullable<Told['answer']>>): NonNullable<Told['answer']> => {
  return ({ role }, index) => (role === undefined && index === 1 ? given : 204)
}

testCheck(check, {
  passes: {
    'answers both': {},
    'closes the connection, and takes the retry': { answer: following({ kind: 'closed' }) },
    'throttles whoever sent junk': { answer: following(429) },
    'is still busy': { answer: following(503) },
  },
  fails: {
    'takes the rest of the upload for the delivery': { answer: following(400) },
    'waits for the upload for ever': { answer: following({ kind: 'timeout' }) },
    'never accepts it': { answer: ({ role }) => (role === undefined ? 400 : 204) },
  },
  leavesOpen: { 'refuses everything': { answer: () => 401 } },
})

test('draws a genuine delivery between two ordinary ones', () => {
  for (const { moments } of scenariosOf(check)) {
    const wires = moments.flat().map(({ wire }) => wire)
    expect(wires).toEqual([undefined, { after: 'unsigned-upload' }, undefined])
  }
})
