import { expect, it } from 'vitest'
import { archive, deliveries, read } from '../../test/capture-texts.ts'

it.each([
  [{ text: '{}' }, {}, 'text-exact'],
  [{ text: '{}' }, { bodySize: 2 }, 'text-exact'],
  [{ text: '{}' }, { bodySize: 0 }, 'text-exact'],
  [{ text: '{}' }, { bodySize: 3 }, 'truncated'],
  [{ text: '{ }' }, { bodySize: 2 }, 'reserialised'],
  [{ text: '{ }' }, { headers: [{ name: 'Content-Length', value: '2' }] }, 'reserialised'],
  [{ text: 'e30=', encoding: 'base64' }, {}, 'exact'],
  [{ text: 'e30=', _encoding: 'base64' }, { bodySize: 9 }, 'truncated'],
  [
    { text: '{}' },
    {
      headers: [
        { name: 'content-length', value: '9' },
        { name: 'content-encoding', value: 'gzip' },
      ],
    },
    'text-exact',
  ],
])('grades %j with %j as %s', (postData, more, fidelity) => {
  expect(deliveries(read('har', archive(postData, more)))).toMatchObject([{ fidelity }])
})

it.each([
  [undefined, {}, 'no-body'],
  [{ params: [] }, {}, 'no-body'],
  [{ text: '*', encoding: 'base64' }, {}, 'bad-base64'],
  [{ text: '\ud800' }, {}, 'half-character'],
  [{ text: '{}' }, { headers: null }, 'wrong-type'],
  [{ text: '{}' }, { method: 7 }, 'no-method'],
])('says what is wrong with %j and %j', (postData, more, code) => {
  expect(read('har', archive(postData, more)).entries).toMatchObject([{ kind: 'broken', code }])
})

it('leaves out requests that cannot be deliveries, and counts them', () => {
  expect(read('har', archive(undefined, { method: 'GET' }))).toMatchObject({ entries: [], leftOut: 1 })
})

it('reads the entries before the place where a file was cut off', () => {
  const request = { method: 'POST', headers: [], postData: { text: '{}' } }
  const text = JSON.stringify({ log: { entries: [{ request }, { request }, { request }] } })
  expect(read('har', text.slice(0, -20)).entries).toMatchObject([
    { kind: 'delivery' },
    { kind: 'delivery' },
    { kind: 'broken', code: 'cut-off' },
  ])
})

it.each([
  ['{"log":{}}', 'no-entries'],
  ['{"log":{"entries":7}}', 'no-entries'],
  ['{"log":{"entries":[7]}}', 'no-request'],
])('says what is wrong with %s', (text, code) => {
  expect(read('har', text).entries).toMatchObject([{ kind: 'broken', code }])
})
