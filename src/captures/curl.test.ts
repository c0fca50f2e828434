import { expect, it } from 'vitest'
import { deliveries, read } from '../../test/capture-texts.ts'
import type { ReadNeighbour } from './capture.ts'

const url = 'http://localhost:3000/hooks'
const files: ReadNeighbour = (path) =>
  path === 'body.json' ? Buffer.from('{\r\n"id":7}\n') : path.startsWith('/') ? 'outside' : 'missing'

function bodies(text: string): readonly string[] {
  return deliveries(read('curl', text, files)).map(({ body }) => Buffer.from(body).toString())
}

it.each([
  [`curl ${url} -d a`, 'a'],
  [`curl ${url} -da -d b --data-raw @c`, 'a&b&@c'],
  [`curl ${url} -d @body.json`, '{"id":7}'],
  [`curl ${url} --data-binary @body.json`, '{\r\n"id":7}\n'],
  [`curl ${url} --json '{' --json '}'`, '{}'],
  [`curl ${url} --data-urlencode 'a=é &' --data-urlencode =b`, 'a=%C3%A9%20%26&b'],
  [`curl ${url} --data-binary ''`, ''],
  [`curl --url ${url} -sSXPUT -d "it's"`, "it's"],
  [`curl -o out.json -m 5 --retry 3 ${url} -d a`, 'a'],
  [`$ curl ${url} -d 'a\n\nb' | jq .`, 'a\n\nb'],
  [`TOKEN=x curl ${url} -d a`, 'a'],
])('reads the body of %j', (text, body) => {
  expect(bodies(text)).toEqual([body])
})

it('reads method, address and headers, with those that options make', () => {
  const text = `curl -u me:s3cret -A agent -H 'X-A: b: c' -H 'X-Empty;' -H 'Accept:' --json '{}' '${url}?a=1'`
  expect(deliveries(read('curl', text))).toMatchObject([
    {
      method: 'POST',
      url: `${url}?a=1`,
      headers: [
        ['X-A', 'b: c'],
        ['X-Empty', ''],
        ['Authorization', 'Basic bWU6czNjcmV0'],
        ['User-Agent', 'agent'],
        ['Content-Type', 'application/json'],
      ],
      fidelity: 'text-exact',
    },
  ])
})

it('says where the body stands', () => {
  const [delivery] = deliveries(read('curl', `# é\ncurl ${url} -H 'a: é' \\\n  --data-raw '{"id":7}'\n`))
  expect(delivery).toMatchObject({
    place: { line: 2, column: 1 },
    bodyPlace: { form: 'verbatim', line: 3, column: 15 },
  })
})

it.each([
  [`curl ${url} -H 'a: b' -d '{"id"`, 'cut-off'],
  [`curl ${url} \\\n`, 'cut-off'],
  [`curl ${url} -d`, 'cut-off'],
  ['curl -d a', 'no-url'],
  [`curl -X POST ${url}`, 'no-body'],
  [`curl ${url} -H "X-Signature: $SIGNATURE" -d a`, 'unresolved-variable'],
  [`curl ${url} -H 'no header' -d a`, 'bad-header'],
  [`curl ${url} -H @headers.txt -d a`, 'header-file'],
  [`curl ${url} -F a=b`, 'unknown-body'],
  [`curl ${url} -d @missing.json`, 'missing-file'],
  [`curl ${url} -d @/etc/passwd`, 'file-outside'],
  [`curl ^"${url}^" ^\n  --data-raw ^"{}^"`, 'cmd-quoting'],
  ['wget x', 'no-command'],
])('says what is wrong with %j', (text, code) => {
  expect(read('curl', text, files).entries[0]).toMatchObject({ kind: 'broken', code })
})

it('reads the commands behind one that is broken off', () => {
  const { entries } = read(
    'curl',
    `curl ${url} -d 'a\ncurl ${url} -d b\ncurl ${url} -d c --next ${url} -d d\n`,
  )
  expect(entries.map(({ kind }) => kind)).toEqual(['broken', 'delivery', 'delivery', 'delivery'])
})

it('leaves out requests without a body, and other commands', () => {
  expect(read('curl', `cd x\ncurl ${url}; curl -I ${url}\ncurl -G ${url} -d a=b\n`)).toMatchObject({
    entries: [],
    leftOut: 3,
  })
})
