import { expect, it } from 'vitest'
import { deliveries, read } from '../../test/capture-texts.ts'

const raw = (text: string): string => Buffer.from(text).toString('base64')
const json = JSON.stringify

it.each<[string, string, unknown]>([
  ['ngrok', 'no-entries', { uri: '/api/requests/http' }],
  ['ngrok', 'no-request', { requests: [{ tunnel_name: 'x', request: {} }] }],
  ['ngrok', 'no-request', { requests: [7] }],
  ['ngrok', 'bad-base64', { requests: [{ request: { raw: '*' } }] }],
  ['ngrok', 'no-request-line', { requests: [{ request: { raw: raw('hello\r\n\r\n') } }] }],
  ['webhook-tester', 'no-entries', 'text'],
  ['webhook-tester', 'no-body', [{ headers: [] }]],
  ['webhook-tester', 'bad-base64', [{ headers: [], request_payload_base64: '*' }]],
  ['webhook-tester', 'wrong-type', [{ headers: 7, request_payload_base64: '' }]],
  ['webhook-site', 'no-entries', { total: 0 }],
  ['webhook-site', 'no-request', { data: [7] }],
  ['webhook-site', 'no-body', { data: [{ headers: {}, method: 'POST' }] }],
  ['webhook-site', 'no-body', { data: [{ headers: { 'content-length': ['2'] }, content: null }] }],
  ['webhook-site', 'half-character', { data: [{ headers: {}, content: '\ud800' }] }],
  ['lambda', 'no-entries', 7],
  ['lambda', 'no-request', [{ headers: {}, body: '{}' }]],
  ['lambda', 'no-body', { requestContext: {}, headers: { 'Content-Length': '2' }, body: null }],
  ['lambda', 'no-body', { requestContext: {}, headers: {}, body: { id: 1 } }],
  ['lambda', 'wrong-type', { requestContext: {}, headers: { a: 1 }, body: '' }],
])('says what is wrong with a file of %s: %s', (format, code, value) => {
  expect(read(format, json(value)).entries).toMatchObject([{ kind: 'broken', code }])
})

it.each<[string, unknown, number]>([
  ['ngrok', { requests: [{ request: { raw: raw('GET / HTTP/1.1\r\n\r\n') } }] }, 1],
  ['webhook-tester', [{ headers: [], method: 'GET', request_payload_base64: '' }], 1],
  ['webhook-site', { data: [{ headers: {}, method: 'HEAD', content: null }] }, 1],
  ['lambda', { requestContext: {}, httpMethod: 'OPTIONS', headers: {}, body: null }, 1],
  ['webhook-site', { data: [] }, 0],
])('leaves out what is no delivery in a file of %s', (format, value, leftOut) => {
  expect(read(format, json(value))).toMatchObject({ entries: [], leftOut })
})

it.each<[string, unknown, string]>([
  ['webhook-site', { data: [{ headers: { 'content-length': ['3'] }, content: '{}' }] }, 'truncated'],
  ['webhook-site', { data: [{ headers: { 'content-length': ['2'] }, content: '{ }' }] }, 'reserialised'],
  ['webhook-site', { data: [{ headers: {}, content: '{}' }] }, 'text-exact'],
  ['webhook-tester', [{ headers: [], request_payload_base64: raw('{}') }], 'exact'],
  ['lambda', { requestContext: {}, headers: {}, body: '{}', isBase64Encoded: false }, 'text-exact'],
  ['lambda', { requestContext: {}, headers: {}, body: raw('{}'), isBase64Encoded: true }, 'exact'],
])('grades a body in a file of %s', (format, value, fidelity) => {
  expect(deliveries(read(format, json(value)))).toMatchObject([{ fidelity }])
})

it('tells method, address and time of an event, in both of its formats', () => {
  const old = {
    httpMethod: 'POST',
    path: '/a',
    requestContext: { requestTimeEpoch: 0 },
    headers: {},
    body: 'x',
  }
  const recent = {
    rawPath: '/a',
    rawQueryString: 'b=c',
    requestContext: { http: { method: 'PUT' }, timeEpoch: 1 },
    headers: {},
    body: 'x',
  }
  expect(deliveries(read('lambda', json([old, recent])))).toMatchObject([
    { method: 'POST', url: '/a', receivedAt: '1970-01-01T00:00:00.000Z' },
    { method: 'PUT', url: '/a?b=c', receivedAt: '1970-01-01T00:00:00.001Z' },
  ])
})

it('reads one request alone', () => {
  const one = { uuid: 'x', token_id: 't', method: 'POST', headers: {}, content: '{}' }
  expect(deliveries(read('webhook-site', json(one)))).toHaveLength(1)
  const tunnelled = { id: 'x', tunnel_name: 't', request: { raw: raw('POST / HTTP/1.1\r\n\r\n') } }
  expect(deliveries(read('ngrok', json(tunnelled)))).toHaveLength(1)
})
