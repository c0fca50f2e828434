import { expect, test } from 'vitest'
import { resolveCredential } from './credential-template.ts'

const texts = { username: 'ada', password: 'p:Ässword', token: 'Tok1' }

test.each([
  ['', ''],
  ['plain', 'plain'],
  ['Bearer {token}', 'Bearer Tok1'],
  ['{token:half}|{token:first}|{token:swapcase}', 'To|T|tOK1'],
  ['{password:swapcase}', 'P:äSSWORD'],
  ['Basic {base64:{username}:{password}}', 'Basic YWRhOnA6w4Rzc3dvcmQ='],
  ['{base64:{base64:a}}', 'WVE9PQ=='],
  ['{base64:}', ''],
])('resolves %s', (template, expected) => {
  expect(resolveCredential(template, texts)).toBe(expected)
})

test.each(['half', 'first', 'swapcase'])(':%s is never the whole text', (form) => {
  for (const token of ['1', '11', 'a', '😀', '12-34']) {
    expect(resolveCredential(`{token:${form}}`, { ...texts, token })).not.toBe(token)
  }
})

test.each(['{tokn}', '{token:quarter}', '{token', '{base64:{token}', '{constructor}', '{token:constructor}'])(
  'refuses %s',
  (template) => {
    expect(() => resolveCredential(template, texts)).toThrow('Cannot resolve')
  },
)
