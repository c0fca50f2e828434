import { describe, expect, test } from 'vitest'
import type { Answer } from '../model/index.ts'
import { parseAnswer } from './raw-answer.ts'

const parse = (text: string, ended = false, method = 'POST'): Answer | undefined =>
  parseAnswer(Buffer.from(text), ended, method, 1)

describe('complete answers', () => {
  test.each<[string, string, Partial<Answer>]>([
    ['without content', 'HTTP/1.1 204 No Content\r\n\r\n', { status: 204, body: '' }],
    ['by length', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\né é'.replace('é é', 'ab c'), { body: 'ab c' }],
    ['by length in bytes', 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\né!', { body: 'é!' }],
    [
      'in chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\nA;x=1\r\n0123456789\r\n0\r\n\r\n',
      { body: 'abc0123456789' },
    ],
    [
      'in chunks with trailers',
      'HTTP/1.0 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n1\r\na\r\n0\r\nX: y\r\n\r\n',
      { body: 'a' },
    ],
    [
      'after interim ones',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n',
      { status: 401 },
    ],
    ['that say nothing but a status', 'HTTP/1.1 304\r\n\r\n', { status: 304, body: '' }],
  ])('are read %s', (_, text, expected) => {
    expect(parse(text)).toMatchObject({ kind: 'status', ...expected })
  })

  test('have repeated headers joined', () => {
    const text = 'HTTP/1.1 204 No Content\r\nX-A: 1\r\nx-a:  2 \r\nodd line\r\n__proto__: x\r\n\r\n'
    expect(parse(text)).toMatchObject({ headers: { 'x-a': '1, 2' } })
  })

  test('have their body cut at 2,000 characters', () => {
    const body = 'x'.repeat(3_000)
    expect(parse(`HTTP/1.1 200 OK\r\nContent-Length: 3000\r\n\r\n${body}`)).toMatchObject({
      body: 'x'.repeat(2_000),
    })
  })

  test('to HEAD have no body, whatever length they say', () => {
    expect(parse('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n', false, 'HEAD')).toMatchObject({
      status: 200,
    })
  })
})

test.each([
  ['nothing', ''],
  ['half a head', 'HTTP/1.1 200 OK\r\nContent-Le'],
  ['an interim answer', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab'],
  ['a chunk without the last one', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n'],
  ['a body that ends with its connection', 'HTTP/1.1 200 OK\r\n\r\nab'],
])('waits for more after %s', (_, text) => {
  expect(parse(text)).toBeUndefined()
})

test('takes an answer that broke off for answered, once its head is there', () => {
  expect(parse('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab', true)).toMatchObject({
    status: 200,
    body: 'ab',
  })
  expect(parse('HTTP/1.1 200 OK\r\n\r\nab', true)).toMatchObject({ status: 200, body: 'ab' })
  expect(parse('HTTP/1.1 200 OK\r\nContent-Le', true)).toBeUndefined()
})

test('takes what is no HTTP for no answer', () => {
  expect(parse('SSH-2.0-OpenSSH\r\n\r\n')).toEqual({
    kind: 'closed',
    detail: 'not an HTTP answer: SSH-2.0-OpenSSH',
    elapsedMs: 1,
  })
})
