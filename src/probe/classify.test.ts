import { expect, test } from 'vitest'
import { classify, TooLate } from './classify.ts'

const failure = (code: string): Error => Object.assign(new Error('said'), { code })

test.each([
  [new TooLate(), 'timeout', 'no answer in time'],
  [failure('UND_ERR_HEADERS_TIMEOUT'), 'timeout', 'no answer in time'],
  [failure('ECONNREFUSED'), 'refused', 'ECONNREFUSED'],
  [failure('ENOTFOUND'), 'refused', 'ENOTFOUND'],
  [failure('ECONNRESET'), 'closed', 'ECONNRESET'],
  [failure('UND_ERR_SOCKET'), 'closed', 'UND_ERR_SOCKET'],
  [new Error('said'), 'closed', 'said'],
  ['said', 'closed', 'said'],
])('classifies %s', (error, kind, detail) => {
  expect(classify(error)).toEqual({ kind, detail })
})
