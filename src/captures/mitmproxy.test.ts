import { expect, it } from 'vitest'
import { mitmproxyFlow } from '../../fixtures/capture-writers/mitmproxy-flow.ts'
import { tnetstring } from '../../fixtures/capture-writers/tnetstring.ts'
import { concat, deliveries, read } from '../../test/capture-texts.ts'

const flow = mitmproxyFlow({ headers: [['X-A', 'é']], body: '{"é":1,\n"b":2}' }, 0)

it('tells method, address, time, and where the body stands', () => {
  const [delivery] = deliveries(read('mitmproxy', concat(flow, flow)))
  const text = flow.toString('utf8')
  expect(delivery).toMatchObject({
    method: 'POST',
    url: 'http://localhost:8080/webhooks/moco',
    receivedAt: '2026-02-03T10:00:00.250Z',
    fidelity: 'exact',
    bodyPlace: { form: 'verbatim', line: 1, column: text.indexOf('{"é":1') + 1 },
  })
})

it.each([
  ['2', 'exact'],
  ['9', 'truncated'],
])('grades a body by the length that was declared: %s', (length, fidelity) => {
  const headers = [[Buffer.from('Content-Length'), Buffer.from(length)]]
  const request = { headers, content: Buffer.from('{}'), method: Buffer.from('POST'), path: Buffer.from('/') }
  const capture = read('mitmproxy', tnetstring({ request }))
  expect(capture.entries).toMatchObject([{ kind: 'delivery', fidelity, url: '/' }])
})

it.each([
  [flow.subarray(0, -1), 'cut-off'],
  [flow.subarray(0, 3), 'cut-off'],
  ['7:request', 'cut-off'],
  ['3:abc]', 'no-flow'],
  ['x', 'no-flow'],
  ['999999999999999:', 'no-flow'],
  [tnetstring({ request: 'x' }), 'no-flow'],
  [tnetstring({ request: {} }), 'wrong-type'],
  [tnetstring({ request: { headers: [['a b', 'c']] } }), 'wrong-type'],
  [tnetstring({ request: { headers: [['a']] } }), 'wrong-type'],
  [tnetstring({ request: { headers: [], content: null } }), 'no-body'],
])('says what is wrong with %j', (bytes, code) => {
  expect(read('mitmproxy', bytes).entries.at(-1)).toMatchObject({ kind: 'broken', code })
})

it('reads the flows around one that is none, and leaves out what is no request over HTTP', () => {
  const tcp = tnetstring({ type: 'tcp', messages: [] })
  expect(read('mitmproxy', concat(flow, tcp, '3:abc]', flow))).toMatchObject({
    leftOut: 1,
    entries: [{ kind: 'delivery' }, { kind: 'broken', place: { entry: 3 } }, { kind: 'delivery' }],
  })
})
