import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test.each([
  ['as it is', 'key is hunter2!', 'key is [secret]!'],
  ['inside JSON', JSON.stringify({ key: 'a"b\\c' }), '{"key":"[secret]"}'],
  ['in a URL', `https://x/?k=${encodeURIComponent('p/w+d')}`, 'https://x/?k=[secret]'],
  ['twice', 'hunter2hunter2', '[secret][secret]'],
  ['inside a longer secret', 'whsec_hunter2', '[secret]'],
])('removes a secret %s', (_, text, expected) => {
  expect(redact(['hunter2', 'whsec_hunter2', 'a"b\\c', 'p/w+d'])(text)).toBe(expected)
})

test('leaves very short texts alone', () => {
  expect(redact(['', 'a', 'ab'])('a cab')).toBe('a cab')
})
