import { type JsonToken, jsonTokens } from './json-tokens.ts'

/** One way in which JSON may be written, and the text in it. `how` completes "the body written as …". */
export interface Rewriting {
  readonly how: string
  readonly text: string
}

type Layout = (tokens: readonly JsonToken[]) => string

/** So many characters are written for one body, where nobody says how many: large ones are tried in fewer ways. */
const usualCharacters = 20_000_000

/**
 * The texts that serialisers make of one JSON value: how it is spaced, which characters are escaped, and whether a line
 * feed ends it. Names keep their order, and numbers and strings their values, because only their writing is in doubt.
 * Each text comes once, the plainest first; nothing for text that is no JSON.
 */
export function* rewritings(text: string, mostCharacters: number = usualCharacters): Generator<Rewriting> {
  const tokens = jsonTokens(text)
  if (tokens === null) return
  const fitting = layouts(text, depthsOf(tokens) * 4 < mostCharacters)
  const seen = new Set([text])
  let written = 0
  for (const end of ['', '\n']) {
    for (const [escaping, write] of escapings) {
      const escaped = tokens.map((token) =>
        token.kind === 'string' ? { ...token, text: write(token.text) } : token,
      )
      for (const [layout, lay] of fitting) {
        const rewritten = lay(escaped) + end
        written += rewritten.length
        if (written > mostCharacters) return
        if (seen.has(rewritten)) continue
        seen.add(rewritten)
        const tail = end === '' ? [] : ['a line feed at its end']
        yield { how: [layout, ...escaping, ...tail].reduce(joined), text: rewritten }
      }
    }
  }
}

function joined(before: string, next: string, index: number): string {
  return `${before}${index === 1 ? ' with' : ' and'} ${next}`
}

function layouts(text: string, canIndent: boolean): readonly (readonly [string, Layout])[] {
  const indents: readonly (readonly [string, Layout])[] = [
    ['JSON with an indent of 2', indented('  ')],
    ['JSON with an indent of 4', indented('    ')],
    ['JSON with an indent by tabs', indented('\t')],
  ]
  return [
    ['compact JSON', (tokens) => tokens.map((token) => token.text).join('')],
    ...(canIndent ? indents : []),
    ['JSON with spaces after colons and commas', spaced],
    ['JSON spaced as it was captured', (tokens) => asCaptured(text, tokens)],
  ]
}

/** How deep all tokens stand, added up: what is nested without end has no room to be indented. */
function depthsOf(tokens: readonly JsonToken[]): number {
  let depth = 0
  let sum = 0
  for (const { kind } of tokens) {
    if (kind === 'open') depth += 1
    if (kind === 'close') depth -= 1
    sum += depth
  }
  return sum
}

type Escape = (literal: string) => string

const spelt: Escape = (literal) => JSON.stringify(JSON.parse(literal))
const htmlEscaped: Escape = (literal) => literal.replace(/[<>&\u2028\u2029]/g, unicode)
const slashed: Escape = (literal) => literal.replaceAll('/', '\\/')
const asciiLower: Escape = (literal) => literal.replace(/[^\x20-\x7e]/g, unicode)
const asciiUpper: Escape = (literal) =>
  literal.replace(/[^\x20-\x7e]/g, (one) => `\\u${unicode(one).slice(2).toUpperCase()}`)

/** Every combination of what serialisers escape, and of leaving the strings as they are in the capture. */
const escapings: readonly (readonly [readonly string[], Escape])[] = [
  [[], (literal) => literal],
  ...[[], ['slashes escaped', slashed] as const].flatMap(([slash, slashes]) =>
    [[], ['HTML characters escaped', htmlEscaped] as const].flatMap(([html, htmls]) =>
      [
        [],
        ['non-ASCII escaped', asciiLower] as const,
        ['non-ASCII escaped in upper case', asciiUpper] as const,
      ].map(([ascii, asciis]): readonly [readonly string[], Escape] => [
        namesOf([slash, html, ascii]),
        (literal) =>
          [slashes, htmls, asciis].reduce(
            (done, one) => (one === undefined ? done : one(done)),
            spelt(literal),
          ),
      ]),
    ),
  ),
]

/** Where nothing is escaped, that too is said: the strings may differ from those that were captured. */
function namesOf(names: readonly (string | undefined)[]): readonly string[] {
  const given = names.filter((name) => name !== undefined)
  return given.length === 0 ? ['no needless escapes'] : given
}

function unicode(one: string): string {
  return `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** As Python's `json.dumps` writes by default. */
function spaced(tokens: readonly JsonToken[]): string {
  return tokens.map(({ kind, text }) => (kind === 'colon' || kind === 'comma' ? `${text} ` : text)).join('')
}

/** As most serialisers indent; empty arrays and objects stay in one piece. */
function indented(step: string): Layout {
  return (tokens) => {
    let depth = 0
    let text = ''
    const newLine = (): string => `\n${step.repeat(depth)}`
    for (const [index, token] of tokens.entries()) {
      const isEmpty = token.kind === 'open' && tokens[index + 1]?.kind === 'close'
      const wasEmpty = token.kind === 'close' && tokens[index - 1]?.kind === 'open'
      if (token.kind === 'close') {
        depth -= 1
        if (!wasEmpty) text += newLine()
      }
      text += token.kind === 'colon' ? ': ' : token.text
      if (token.kind === 'open') depth += 1
      if (token.kind === 'comma' || (token.kind === 'open' && !isEmpty)) text += newLine()
    }
    return text
  }
}

function asCaptured(source: string, tokens: readonly JsonToken[]): string {
  let at = 0
  const pieces = tokens.map(({ from, to, text }) => {
    const piece = source.slice(at, from) + text
    at = to
    return piece
  })
  return pieces.join('') + source.slice(at)
}
