import type { BodyEdit, SignatureEdit, Tampering } from '../../src/model/index.ts'

const bodies: readonly (readonly [name: string, body: BodyEdit])[] = [
  ['empty body', text('')],
  ['body 1', text('1')],
  ['body null', text('null')],
  ['body []', text('[]')],
  ['body [null]', text('[null]')],
  ['body {}', text('{}')],
  ['body "x"', text('"x"')],
  ['body {bad', text('{bad')],
  ['body of 60,000 opening brackets', text('['.repeat(60_000))],
  ['body that is not UTF-8', bytes([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0xc3, 0x28, 0x7d])],
  ['body of zero bytes', bytes([0, 0, 0, 0])],
]

const signatures: readonly (readonly [name: string, signature: SignatureEdit])[] = [
  ['unsigned', { kind: 'remove' }],
  ['with a made-up signature', { kind: 'bad' }],
]

/** Bodies that are no events, from somebody who has no secret. */
export const unsignedJunk: readonly Tampering[] = bodies.flatMap(([body, edit]) =>
  signatures.map(([how, signature]) => ({ name: `${body}, ${how}`, signature, body: edit })),
)

function text(value: string): BodyEdit {
  return { kind: 'set', text: value }
}

function bytes(values: readonly number[]): BodyEdit {
  return { kind: 'bytes', base64: Buffer.from(values).toString('base64') }
}
