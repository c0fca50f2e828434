import { expect, it } from 'vitest'
import { deliveries, read } from '../../test/capture-texts.ts'

const request =
  "request:\n    method: post\n    uri: http://localhost/\n    headers:\n      X-A:\n      - '1'\n"
const tail = 'recorded_with: VCR 6.3.1\n'

function ruby(body: string, more: string = ''): string {
  return `---\nhttp_interactions:\n- ${request}    body:\n      encoding: UTF-8\n      ${body}\n  response: {}\n${more}${tail}`
}

it.each([
  ['string: \'{"id":7}\'', '{"id":7}', 'text-exact', 'verbatim'],
  ['string: "{\\"id\\":7,\\n\\"é\\":1}"', '{"id":7,\n"é":1}', 'text-exact', 'json-string'],
  ["string: 'it''s'", "it's", 'text-exact', undefined],
  ['string: "\\x41\\U0001F600"', 'A😀', 'text-exact', undefined],
  ['string: |-\n        a\n         b', 'a\n b', 'text-exact', undefined],
  ['string: 2026-02-03', '2026-02-03', 'text-exact', 'verbatim'],
  ["string: ''", '', 'text-exact', 'verbatim'],
  ['string: !binary |-\n        e30=', '{}', 'exact', undefined],
  ['string: !!binary "e30="', '{}', 'exact', undefined],
  ['base64_string: |\n        eyJp\n        ZCI6\n        N30=', '{"id":7}', 'exact', undefined],
])('reads the body %j', (written, body, fidelity, form) => {
  const [delivery] = deliveries(read('vcr', ruby(written)))
  expect(delivery).toMatchObject({ method: 'POST', headers: [['X-A', '1']], fidelity })
  expect([Buffer.from(delivery?.body ?? []).toString(), delivery?.bodyPlace?.form]).toEqual([body, form])
})

it('reads headers as texts, in lists or alone, and follows aliases', () => {
  const text =
    'interactions:\n- request:\n    body: a\n    headers: &h {A: [b, c], D: 1.0, E: yes}\n    method: POST\n  response: &r {}\n' +
    '- request: {body: b, headers: *h, method: POST}\n  response: *r\nversion: 1\n'
  const headers = [
    ['A', 'b'],
    ['A', 'c'],
    ['D', '1.0'],
    ['E', 'yes'],
  ]
  expect(deliveries(read('vcrpy', text))).toMatchObject([{ headers }, { headers }])
})

it.each([
  ['interactions: 7\nversion: 1\n', 'no-entries'],
  ['version: 1\n', 'no-entries'],
  ['interactions:\n- {}\nversion: 1\n', 'no-request'],
  [
    'interactions:\n- {request: {method: POST, body: {a: b}, headers: {}}, response: 1}\nversion: 1\n',
    'no-body',
  ],
  [
    'interactions:\n- {request: {method: POST, body: a, headers: {A: {}}}, response: 1}\nversion: 1\n',
    'wrong-type',
  ],
  [
    'interactions:\n- {request: {method: POST, body: a, headers: {a b: c}}, response: 1}\nversion: 1\n',
    'wrong-type',
  ],
  [
    'interactions:\n- {request: {method: POST, body: !!binary "*", headers: {}}, response: 1}\nversion: 1\n',
    'bad-base64',
  ],
  [
    'interactions:\n- {request: {method: POST, body: "\\ud800", headers: {}}, response: 1}\nversion: 1\n',
    'half-character',
  ],
  ['interactions:\n- request: {method: POST, body: a}\n', 'cut-off'],
  ['interactions:\n- request: {method: POST, body: "a\n', 'cut-off'],
])('says what is wrong with %j', (text, code) => {
  expect(read('vcrpy', text).entries).toMatchObject([{ kind: 'broken', code }])
})

it('leaves out what has no body, and reads the interactions beside a broken one', () => {
  const get = '- request: {method: GET, body: null, headers: {}}\n  response: 1\n'
  const post = '- request: {method: POST, body: a, headers: {}}\n  response: 1\n'
  const capture = read(
    'vcrpy',
    `interactions:\n${get}${post}- request: {method: POST, body: [}\n  response: 1\n${post}version: 1\n`,
  )
  expect(capture.leftOut).toBe(1)
  expect(capture.entries.map(({ kind }) => kind)).toContain('broken')
  expect(capture.entries[0]).toMatchObject({ kind: 'delivery', place: { entry: 2 } })
})

it('refuses aliases that repeat without measure', () => {
  const levels = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(12)}]`)
  const bomb = `a0: &a0 ${'x'.repeat(50)}\n${levels.join('\n')}\n`
  for (const where of ['headers: {A: *a12}', 'headers: *a12', 'headers: {}\n    body: *a12']) {
    const text = `${bomb}interactions:\n- request:\n    ${where}\n  response: 1\nversion: 1\n`
    expect(read('vcrpy', text).entries.map(({ kind }) => kind)).toEqual(['broken'])
  }
  const long = `x: &x ${'y'.repeat(50_000)}\ninteractions:\n${'- request: {method: POST, body: *x, headers: {}}\n  response: 1\n'.repeat(2_000)}version: 1\n`
  expect(read('vcrpy', long).entries.at(-1)).toMatchObject({ kind: 'broken', code: 'too-many-aliases' })
  const circle =
    'interactions: &a\n- *a\n- request: &r {headers: *r, body: *r, method: *r}\n  response: 1\nversion: 1\n'
  expect(read('vcrpy', circle).entries.every(({ kind }) => kind === 'broken')).toBe(true)
})
