import { expect, it } from 'vitest'
import { deliveries, read } from '../../test/capture-texts.ts'

const head = 'POST /hooks?a=1 HTTP/1.1\r\nHost: localhost\r\nX-A: é\r\n'

it('reads several requests with their lines, targets and headers', () => {
  const text = `${head}Content-Length: 2\r\n\r\n{}\r\n${head}Transfer-Encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n1\r\n!\r\n0\r\nTrailer: 1\r\n\r\n`
  const found = deliveries(read('http', text))
  expect(found).toMatchObject([
    {
      method: 'POST',
      url: '/hooks?a=1',
      place: { entry: 1, line: 1 },
      bodyPlace: { form: 'verbatim', line: 6, column: 1 },
    },
    { place: { entry: 2, line: 7 }, bodyPlace: null, fidelity: 'exact' },
  ])
  expect(found.map((delivery) => Buffer.from(delivery.body).toString())).toEqual(['{}', '{}!'])
})

it('ends a body that was cut off where the next request begins', () => {
  const text = `${head}Content-Length: 40\r\n\r\n{"id":1\n${head}Content-Length: 2\r\n\r\n{}`
  const found = deliveries(read('http', text))
  expect(found.map((delivery) => delivery.fidelity)).toEqual(['truncated', 'exact'])
  expect(Buffer.from(found[1]?.body ?? []).toString()).toBe('{}')
})

it('keeps a request line that is a part of a body', () => {
  const body = 'x\nPOST / HTTP/1.1\n'
  const found = deliveries(read('http', `${head}Content-Length: ${body.length}\r\n\r\n${body}`))
  expect(found.map((delivery) => Buffer.from(delivery.body).toString())).toEqual([body])
})

it.each([
  ['HTTP/1.1 200 OK\r\n\r\n', 'no-request-line'],
  [`${head}Content-Length: two\r\n\r\n{}\n`, 'bad-length'],
  [`${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}\n`, 'bad-length'],
  [`${head}Content-Length: 1\r\n\r\n{"id":7}\n`, 'wrong-length'],
  [`${head}\r\n{}\n`, 'no-length'],
  [`${head}{}\n`, 'bad-header'],
  [`${head}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, 'unknown-coding'],
  [`${head}Transfer-Encoding: chunked\r\n\r\n{}\n`, 'bad-chunks'],
  [`${head}Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n`, 'bad-chunks'],
])('says what is wrong with %j and reads the next request', (text, code) => {
  const { entries } = read('http', `${text}${head}Content-Length: 2\r\n\r\n{}`)
  expect(entries).toMatchObject([
    { kind: 'broken', code },
    { kind: 'delivery', fidelity: 'exact' },
  ])
})
