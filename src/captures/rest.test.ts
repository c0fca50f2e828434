import { expect, it } from 'vitest'
import { deliveries, read } from '../../test/capture-texts.ts'
import type { ReadNeighbour } from './capture.ts'

const head = 'POST http://localhost:3000/hooks\nX-A: 1\n'

function beside(files: Readonly<Record<string, string>>): ReadNeighbour {
  return (path) =>
    path in files ? Buffer.from(files[path] ?? '') : path.startsWith('..') ? 'outside' : 'missing'
}

it('reads requests between separators, comments, scripts and what handles the response', () => {
  const text = [
    '# a comment',
    '@type = json',
    '### first',
    '// another one',
    '< {%',
    '  request.variables.set("a", 1)',
    '%}',
    'POST http://localhost:3000/hooks',
    '    ?a=1',
    '    &b=2 HTTP/1.1',
    '# X-Off: 1',
    'Content-Type: application/{{type}}',
    '',
    '{',
    '  "id": 7',
    '}',
    '',
    '> {% client.log("x") %}',
    '',
    '###',
    'GET http://localhost:3000/',
    '### last',
    'PUT http://localhost:3000/hooks',
    '',
    'x',
    '>> out.json',
  ].join('\r\n')
  expect(read('rest', text)).toMatchObject({
    leftOut: 1,
    entries: [
      {
        method: 'POST',
        url: 'http://localhost:3000/hooks?a=1&b=2',
        headers: [['Content-Type', 'application/json']],
        place: { entry: 1, line: 8, column: 1 },
        bodyPlace: { form: 'verbatim', line: 14, column: 1 },
        fidelity: 'text-exact',
      },
      { method: 'PUT', place: { entry: 3 } },
    ],
  })
  const bodies = deliveries(read('rest', text)).map(({ body }) => Buffer.from(body).toString())
  expect(bodies).toEqual(['{\r\n  "id": 7\r\n}', 'x'])
})

it.each([
  ['{}\n\n', '', '{}', 'text-exact'],
  ['{}\n\n', 'Content-Length: 2\n', '{}', 'exact'],
  ['{}\n\n', 'Content-Length: 3\n', '{}\n', 'exact'],
  ['{}\n', 'Content-Length: 9\n', '{}', 'truncated'],
  ['< ./a.json\n', '', '{ }\n', 'exact'],
  ['<@ a.json\n', '', '{ }\n', 'text-exact'],
  ['{"a":"{{name}}"}', '', '{"a":"x"}', 'text-exact'],
])('grades the body %j with %j', (body, more, expected, fidelity) => {
  const files = beside({ './a.json': '{ }\n', 'a.json': '{ }\n' })
  const [delivery] = deliveries(read('rest', `@name = x\n${head}${more}\n${body}`, files))
  expect([Buffer.from(delivery?.body ?? []).toString(), delivery?.fidelity]).toEqual([expected, fidelity])
})

it.each([
  [`${head}\n{"a":"{{name}}"}`, 'unresolved-variable'],
  [`${head}X-B: {{$uuid}}\n\n{}`, 'unresolved-variable'],
  [`@a = {{b}}\n@b = {{a}}\n${head}\n{{a}}`, 'unresolved-variable'],
  ['POST {{host}}/hooks\n\n{}', 'unresolved-variable'],
  [`${head}\n< ./missing.json`, 'missing-file'],
  [`${head}\n< ../../etc/passwd`, 'file-outside'],
  [`${head}\n--x\n< ./a.json\n--x--`, 'mixed-body'],
  [`${head}no header\n\n{}`, 'bad-header'],
  [head, 'no-body'],
  ['what is this', 'no-request-line'],
])('says what is wrong with %j, and reads the next request', (text, code) => {
  expect(read('rest', `${text}\n###\n${head}\n{}`, beside({})).entries).toMatchObject([
    { kind: 'broken', code },
    { kind: 'delivery' },
  ])
})

it.each([
  ['{"dev":{"a":"1"}}', 'delivery'],
  ['{"dev":{"a":1},"test":{"a":"1"}}', 'delivery'],
  ['{"dev":{"a":"1"},"test":{"a":"2"}}', 'broken'],
  ['{"dev":{}}', 'broken'],
  ['[', 'broken'],
])('takes from the environments %s what they agree about', (environments, kind) => {
  const files = beside({ 'http-client.env.json': environments })
  expect(read('rest', `${head}\n{{a}}`, files).entries).toMatchObject([{ kind }])
})

it('does not let variables grow without end', () => {
  const doubled = Array.from({ length: 60 }, (_, index) => `@a${index + 1} = {{a${index}}}{{a${index}}}`)
  const text = ['@a0 = x', ...doubled, head, '', '{{a60}}'].join('\n')
  expect(read('rest', text).entries).toMatchObject([{ kind: 'broken' }])
  const empty = ['@a0 =', ...doubled, `${head}\n{{a60}}`].join('\n')
  expect(read('rest', empty).entries).toMatchObject([{ kind: 'delivery' }])
})
