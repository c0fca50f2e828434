import { headerValue } from '../model/index.ts'
import { algorithmNamed } from './algorithms.ts'
import { decode, type Encoding } from './encoding.ts'
import { type Doubt, encodingOf } from './explain-shape.ts'
import { bodyGuesses, type Guess, keyGuesses, signedGuesses } from './guesses.ts'
import { keyOf, lenientKeyOf } from './key.ts'
import { refused, type Verification } from './scheme.ts'
import { encodedSignature, messageOf, type ReadRule } from './signature-rule.ts'
import { signedHeaders } from './signed-bytes.ts'

const hashBySize: Readonly<Record<number, string>> = {
  16: 'md5',
  20: 'sha1',
  28: 'sha224',
  32: 'sha256',
  48: 'sha384',
  64: 'sha512',
}

/**
 * Explains an entry of the right shape whose signature is not ours: tries the mistakes that senders make, one at
 * a time, and says which one gives exactly this signature.
 */
export function explainMismatch(doubt: Doubt): Verification {
  const explanations = doubt.reading.signatures.map((text) => explainEntry(text, doubt))
  const telling = explanations.find((explanation) => !explanation.ok && explanation.code !== 'mismatch')
  return telling ?? explanations[0] ?? mismatch(doubt)
}

function explainEntry(text: string, doubt: Doubt): Verification {
  const { read } = doubt
  const bytes = decode(text, read.rule.encoding)
  const size = read.algorithm.size
  const writing = explainWriting(text, doubt)
  if (writing !== null) return writing
  if (bytes !== null && (size === null || bytes.length === size)) return explainBytes(bytes, doubt)
  if (size === null) return wrongEncoding(doubt, 'not that')
  const [label] = /^[\w-]{1,16}[=,:]/.exec(text) ?? []
  if (label !== undefined && encodingOf(text.slice(label.length), size) !== null) {
    return refused('malformed', `${read.header} has "${label}" before the signature; it stands there alone.`)
  }
  const other = encodingOf(text, size)
  if (other !== null) return wrongEncoding(doubt, nameOf(other, text, read))
  return explainLength(text, bytes, doubt)
}

function explainBytes(bytes: Buffer, doubt: Doubt): Verification {
  const { read, secrets, context } = doubt
  const guess =
    firstFit(keyGuesses(read, secrets), bytes, doubt) ??
    firstFit(bodyGuesses(context.request), bytes, doubt) ??
    firstFit(signedGuesses(read, context.timestamp), bytes, doubt)
  return guess === undefined ? mismatch(doubt) : refused(guess.code, `${read.header}: ${guess.message}`)
}

function firstFit(guesses: Iterable<Guess>, bytes: Buffer, doubt: Doubt): Guess | undefined {
  for (const guess of guesses) if (fits(guess, bytes, doubt)) return guess
  return undefined
}

function fits(guess: Guess, bytes: Buffer, { read, secrets, context }: Doubt): boolean {
  const guessed: ReadRule = {
    ...read,
    algorithm: guess.algorithm === undefined ? read.algorithm : algorithmNamed(guess.algorithm),
    rule: { ...read.rule, key: guess.key ?? read.rule.key, signed: guess.signed ?? read.rule.signed },
  }
  const request = guess.body === undefined ? context.request : { ...context.request, body: guess.body }
  const changed = { ...context, request, timestamp: guess.timestamp ?? context.timestamp }
  return (guess.secret === undefined ? secrets : [guess.secret]).some((secret) => {
    const key = keyOf(secret, guessed.rule.key)
    if (key === null) return false
    return guessed.algorithm.matches(messageOf(guessed, key, changed), bytes, key)
  })
}

function explainLength(text: string, bytes: Buffer | null, doubt: Doubt): Verification {
  const { read, secrets, context } = doubt
  const hash = bytes === null ? undefined : hashBySize[bytes.length]
  const { header, rule, algorithm } = read
  if (bytes === null)
    return wrongEncoding(doubt, `neither that nor another encoding of ${algorithm.size} bytes`)
  if (hash !== undefined && algorithm.name.startsWith('hmac-')) {
    const other = algorithmNamed(`hmac-${hash}`)
    const right = secrets.some((secret) => {
      const key = lenientKeyOf(secret, rule.key)
      return other.matches(messageOf(read, key, context), bytes, key)
    })
    if (right) {
      return refused(
        'wrong-algorithm',
        `${header} is a right ${other.name}; the algorithm is ${algorithm.name}.`,
      )
    }
  }
  const length = `${bytes.length} bytes (${text.length} characters)`
  const isShort = hash === undefined && bytes.length < (algorithm.size ?? 0)
  const guess = isShort ? ' It may have been cut off.' : ''
  return refused(
    'wrong-length',
    `${header} has ${length}; ${algorithm.name} makes ${algorithm.size}.${guess}`,
  )
}

/** So much of a signature is no coincidence: 48 bits in hex. */
const tellingCharacters = 12

/** Explains a right signature that was cut off, lacks its padding, or has something around it; `null` where it is neither. */
function explainWriting(text: string, { read, secrets, context }: Doubt): Verification | null {
  const { header, rule, algorithm } = read
  if (!algorithm.name.startsWith('hmac-') || text.length < tellingCharacters) return null
  for (const secret of secrets) {
    const right = encodedSignature(read, secret, context)
    const rest = right.startsWith(text) ? right.slice(text.length) : ''
    if (/^=+$/.test(rest)) {
      return refused(
        'malformed',
        `${header} holds the right signature without its padding; ${rule.encoding} has "${rest}" at the end.`,
      )
    }
    if (rest !== '') {
      return refused(
        'header-cut',
        `${header} is cut off: it holds the first ${text.length} of ${right.length} characters of the right ${rule.encoding} signature.`,
      )
    }
    const [before, after, ...more] = text.split(right)
    if (before === undefined || after === undefined || more.length > 0 || before + after === '') continue
    return refused(
      'malformed',
      `${header} holds the right signature with ${strayText(before, after)}; it stands there alone.`,
    )
  }
  return null
}

function strayText(before: string, after: string): string {
  const told = [
    [before, 'before it'],
    [after, 'after it'],
  ].filter(([text]) => text !== '')
  return told.map(([text = '', where]) => `${JSON.stringify(shortened(text))} ${where}`).join(' and ')
}

function shortened(text: string): string {
  return text.length <= 20 ? text : `${text.slice(0, 20)}…`
}

function wrongEncoding({ read }: Doubt, found: string): Verification {
  return refused('wrong-encoding', `${read.header} is to be ${read.rule.encoding}; it is ${found}.`)
}

function nameOf(other: Encoding, text: string, { rule }: ReadRule): string {
  if (other === 'hex')
    return rule.encoding === 'hex' && text !== text.toLowerCase() ? 'hex in upper case' : 'hex'
  return other
}

function mismatch({ read, context }: Doubt): Verification {
  const { header, rule } = read
  const absent = signedHeaders(rule.signed).find(
    (name) => headerValue(context.request.headers, name) === undefined,
  )
  if (absent !== undefined) {
    return refused('missing', `${header} does not match, and ${absent}, which is signed, is not there.`)
  }
  return refused(
    'mismatch',
    `${header} does not match: the secret is another one, or something that is signed (${rule.signed}) changed.`,
  )
}
