import { expect, test } from 'vitest'
import type { WireRequest } from '../model/index.ts'
import { writeHead } from './raw-head.ts'

const request: WireRequest = {
  method: 'POST',
  url: 'http://localhost:3000/hook/a%20b?x=1',
  headers: [
    ['content-type', 'application/json'],
    ['X-Acme-ID', 'a'],
    ['x-acme-id', 'b'],
  ],
  body: Buffer.from('{"é":1}'),
}
const head = (given: Partial<WireRequest>): string => writeHead({ ...request, ...given }).toString('latin1')

test('writes a head, names as given and repeated where they are', () => {
  expect(head({})).toBe(
    [
      'POST /hook/a%20b?x=1 HTTP/1.1',
      'host: localhost:3000',
      'content-type: application/json',
      'X-Acme-ID: a',
      'x-acme-id: b',
      'content-length: 8',
      'connection: close',
      '',
      '',
    ].join('\r\n'),
  )
})

test.each([
  ['lower', 'x-acme-id: a'],
  ['upper', 'X-ACME-ID: a'],
  ['title', 'X-Acme-Id: a'],
] as const)('spells names in %s case', (headerCase, line) => {
  const written = head({ wire: { headerCase } })
  expect(written).toContain(`\r\n${line}\r\n`)
  expect(written).toContain({ lower: 'host:', upper: 'HOST:', title: 'Host:' }[headerCase])
})

test('frames by chunks in place of a length', () => {
  expect(head({ wire: { chunks: 2 } })).toContain('transfer-encoding: chunked\r\n')
  expect(head({ wire: { chunks: 2 } })).not.toContain('content-length')
  expect(head({ wire: { expectContinue: true } })).toContain('expect: 100-continue\r\n')
})

test('leaves to the request what it says itself about host, length and connection', () => {
  const headers = [
    ['Host', 'example.com'],
    ['Content-Length', '3'],
    ['Connection', 'keep-alive'],
  ] as const
  expect(head({ headers })).toBe(
    'POST /hook/a%20b?x=1 HTTP/1.1\r\nHost: example.com\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\n',
  )
})

test('writes one byte per character of latin1, and UTF-8 beyond', () => {
  expect(writeHead({ ...request, headers: [['x', 'é\u0000\xff']] }).toString('latin1')).toContain(
    'x: é\0\xff\r\n',
  )
  expect(writeHead({ ...request, headers: [['x', '€é']] }).toString()).toContain('x: €é\r\n')
})

test('writes a head of its own in place of everything', () => {
  expect(head({ wire: { head: 'GARBAGE\r\n\r\n' } })).toBe('GARBAGE\r\n\r\n')
})
