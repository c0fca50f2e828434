import { expect, test } from 'vitest'
import { contract, delivery, list } from '../../test/laws/signing-modes.ts'
import { type SigningContext, signedBytes, signedHeaders } from './signed-bytes.ts'

const body = '{"data":{"id":17,"a/b":"slash","none":null,"list":[{"x":true}]},"ü":1}'
const context: SigningContext = {
  request: delivery(body, list),
  contract: list.contract,
  timestamp: '1751284717',
  secret: 'hush',
  publicUrl: undefined,
  configuration: { account: 'acme' },
}

test.each([
  ['', ''],
  ['{body}', body],
  ['v0:{timestamp}:{body}', `v0:1751284717:${body}`],
  ['{id}', 'msg_p5jXN8AQM9LWM0D4loKWxJek'],
  ['{header:x-nonce}{header:ABSENT}!', '780525611260542810!'],
  ['{method} {url}', 'POST http://127.0.0.1:3000/hooks/in?page=2'],
  ['{path}|{query:page}|{query:absent}', '/hooks/in|2|'],
  ['{json:/data/id},{json:/data/a~1b},{json:/data/list/0/x}', '17,slash,true'],
  ['{json:/absent/deep}{json:/data/none}{json:/data/id/deeper}{json:/toString}', ''],
  ['{json:/data/list}', '[{"x":true}]'],
  ['{config:account}:{secret}', 'acme:hush'],
  // Computed with Python's hashlib and zlib.
  ['{sha256hex:body}', 'c92417e4f3548b059510bc2941c70c3117d01ddc23643a1b8c1aba85a8f71856'],
  ['{crc32:body}', '2405201965'],
])('resolves %s', (template, expected) => {
  expect(Buffer.from(signedBytes(template, context)).toString()).toBe(expected)
})

test('keeps bytes that are no text', () => {
  const request = { ...context.request, body: Buffer.from([0xff, 0x00, 0xc3]) }
  expect([...signedBytes('a{body}', { ...context, request })]).toEqual([0x61, 0xff, 0x00, 0xc3])
  expect(signedBytes('{body}', { ...context, request })).toBe(request.body)
  expect([...signedBytes('{json:/a}', { ...context, request })]).toEqual([])
})

test('sorts the fields of a form by name', () => {
  const request = { ...context.request, body: Buffer.from('b=2&a=1%2B1&a=0&c=x+y') }
  expect(Buffer.from(signedBytes('{form:sorted}', { ...context, request })).toString()).toBe('a1+1a0b2cx y')
})

test('takes the URL that the receiver believes it has', () => {
  const believed = { ...context, publicUrl: 'https://example.com/in/' }
  expect(Buffer.from(signedBytes('{url} {path}', believed)).toString()).toBe('https://example.com/in/ /in/')
})

test.each([
  ['{bodi}', 'Cannot resolve "{bodi}" in the signed template "{bodi}"'],
  ['{md5:body}', 'Cannot resolve "{md5:body}"'],
  ['{config:other}', 'Cannot sign with {config:other}: no value is configured.'],
])('refuses %s', (template, message) => {
  expect(() => signedBytes(template, context)).toThrow(message)
})

test('refuses {id} where the contract names none', () => {
  expect(() => signedBytes('{id}', { ...context, contract: contract() })).toThrow('Cannot sign with {id}')
})

test('lists the headers of a template', () => {
  expect(signedHeaders('{header:A}{body}{header:b-c}')).toEqual(['A', 'b-c'])
})
