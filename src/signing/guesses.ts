import { headerValue, type WireRequest } from '../model/index.ts'
import { uncompressed } from '../model/uncompressed.ts'
import type { KeyForm } from './key.ts'
import { rewritings } from './rewritings.ts'
import type { RefusalCode } from './scheme.ts'
import type { ReadRule } from './signature-rule.ts'

/** One mistake that senders make, as a change to how we verify. */
export interface Guess {
  readonly code: RefusalCode
  readonly message: string
  readonly secret?: string
  readonly key?: KeyForm
  readonly body?: Uint8Array
  readonly signed?: string
  readonly timestamp?: string
  readonly algorithm?: string
}

/** The secret read in another way. */
export function keyGuesses(read: ReadRule, secrets: readonly string[]): readonly Guess[] {
  if (!read.algorithm.name.startsWith('hmac-')) return []
  const { key } = read.rule
  const code = 'key-decoded-wrongly'
  const forms: Guess[] = (['utf8', 'hex', 'base64', 'base64url'] as const).flatMap((decode) => {
    const how = `the secret was used as ${decode} instead of ${key.decode}`
    const stripped: Guess = { code, message: `${how}.`, key: { ...key, decode } }
    const whole: Guess = { code, message: `${how}, with its prefix.`, key: { decode } }
    return decode === key.decode ? [] : key.strip === undefined ? [stripped] : [stripped, whole]
  })
  const unstripped: Guess[] =
    key.strip === undefined
      ? []
      : [{ code, message: 'the prefix of the secret was not removed.', key: { decode: key.decode } }]
  const spaced = secrets.flatMap((secret): Guess[] => [
    { code, message: 'the secret was used with a line feed at its end.', key, secret: `${secret}\n` },
    { code, message: 'the secret here has white space around it.', key, secret: secret.trim() },
  ])
  return [...forms, ...unstripped, ...spaced]
}

/** The body as it was before something on the way, or a careless sender, rewrote it. */
export function* bodyGuesses({ body, headers }: WireRequest): Generator<Guess> {
  const text = Buffer.from(body).toString('utf8')
  const guess = (what: string, other: string | Uint8Array): Guess => ({
    code: 'body-changed',
    message: `it was made over ${what}.`,
    body: typeof other === 'string' ? Buffer.from(other, 'utf8') : other,
  })
  const plain = uncompressed(body, headerValue(headers, 'content-encoding') ?? '')
  if (plain !== null && plain !== body) yield guess('the body before it was compressed', plain)
  yield guess('the body decoded as UTF-8 and encoded again', text)
  yield guess('the body without its byte order mark', text.replace(/^\ufeff/, ''))
  yield guess('the body without white space around it', text.trim())
  yield guess('the body with a line feed at its end', Buffer.concat([body, Buffer.from('\n')]))
  yield guess('the body with a CRLF at its end', Buffer.concat([body, Buffer.from('\r\n')]))
  yield guess('the body read as Latin-1', Buffer.from(body).toString('latin1'))
  yield guess('the body in Latin-1', Buffer.from(text, 'latin1'))
  yield guess('the body in UTF-16', Buffer.from(text, 'utf16le'))
  yield guess('the body with a byte order mark', Buffer.concat([Buffer.from('\ufeff'), body]))
  yield guess('an empty body', '')
  for (const { how, text: other } of rewritings(text, mostCharacters)) {
    yield guess(`${how}; the body was written again`, other)
  }
}

/** Guessing about large bodies would take longer than an answer is worth. */
const mostCharacters = 4_000_000

/** Something else than the right parts signed, or the wrong algorithm of the right length. */
export function signedGuesses(read: ReadRule, timestamp: string): readonly Guess[] {
  const { signed } = read.rule
  const templates: Guess[] = ['{body}', '{timestamp}.{body}', '{timestamp}{body}', '{id}.{timestamp}.{body}']
    .filter(
      (template) =>
        template !== signed && (template !== '{id}.{timestamp}.{body}' || signed.includes('{id}')),
    )
    .map((template) => ({
      code: 'wrong-signed-bytes',
      message: `it was made over ${template}; what is signed is ${signed}.`,
      signed: template,
    }))
  const digest: Guess[] =
    read.algorithm.size === 32
      ? [
          {
            code: 'wrong-algorithm',
            message: 'it is a plain SHA-256 without the secret.',
            algorithm: 'sha256',
          },
        ]
      : []
  return [...templates, ...timeGuesses(timestamp), ...digest]
}

function timeGuesses(timestamp: string): readonly Guess[] {
  if (!/^\d+$/.test(timestamp)) return []
  const others = [timestamp.slice(0, -3), `${timestamp}000`].filter((text) => text !== '')
  return others.map((text) => ({
    code: 'wrong-time-unit',
    message: `it was made over the timestamp in ${text.length > timestamp.length ? 'milliseconds' : 'seconds'}; the one sent is not.`,
    timestamp: text,
  }))
}
