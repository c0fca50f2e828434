import { ansiCText } from './ansi-c-text.ts'

/**
 * One word of a command line, quotes removed. Texts hold one character per byte, so that offsets are bytes and
 * `$'\xff'` can be said.
 */
export interface ShellWord {
  readonly text: string
  readonly offset: number
  /** Where its text stands as it is, in one piece; `null` where quotes changed it. */
  readonly verbatim: number | null
  /** What only a shell could fill in: `$TOKEN`. */
  readonly unknown: string | null
}

/** The words of one command; `end` is behind it. `unclosed` is the offset of a quote that nothing closes. */
export interface ShellCommand {
  readonly words: readonly ShellWord[]
  readonly end: number
  readonly unclosed: number | null
  /** Whether the text ends in the middle: behind a backslash that goes on in the next line. */
  readonly isContinued: boolean
}

/** Reads the command at an offset, up to the end of its line, `;`, `&` or `|`, as bash takes words apart. */
export function readCommand(source: string, start: number): ShellCommand {
  const words: ShellWord[] = []
  let at = start
  let isContinued = false
  for (;;) {
    const gap = /(?:[ \t]|\\\r?\n)*/y
    gap.lastIndex = at
    const passed = gap.exec(source)?.[0] ?? ''
    at += passed.length
    if (source[at] === '#') at = lineEnd(source, at)
    if (at >= source.length) {
      isContinued = /\\\r?\n[ \t]*$/.test(passed)
      break
    }
    if (/[\r\n;&|()]/.test(source[at] as string)) break
    // Redirections are no part of a request.
    const redirection = /\d*(?:>>?|<)&?[ \t]*/y
    redirection.lastIndex = at
    const isRedirection = /^\d*[<>]/.test(source.slice(at, at + 4)) && redirection.test(source)
    if (isRedirection) at = redirection.lastIndex
    const word = readWord(source, at)
    if (word === null || 'unclosed' in word) {
      return { words, end: source.length, unclosed: word?.unclosed ?? at, isContinued: false }
    }
    if (word.end === at) {
      at += 1
      continue
    }
    if (!isRedirection) words.push({ ...word.word, offset: at })
    at = word.end
  }
  const next = /[\r\n;&|()]*/y
  next.lastIndex = at
  return { words, end: at + Math.max(next.exec(source)?.[0].length ?? 0, 1), unclosed: null, isContinued }
}

type Read = { readonly word: Omit<ShellWord, 'offset'>; readonly end: number } | { readonly unclosed: number }

function readWord(source: string, start: number): Read | null {
  let text = ''
  let unknown: string | null = null
  let pieces = 0
  let verbatim: number | null = start
  let at = start
  const add = (piece: string, from: number | null): void => {
    text += piece
    pieces += 1
    verbatim = pieces === 1 ? from : null
  }
  while (at < source.length) {
    const rest = source[at] as string
    if (/[\s;&|()<>]/.test(rest)) break
    if (rest === "'" || (rest === '$' && source[at + 1] === "'")) {
      const isAnsi = rest === '$'
      const from = at + (isAnsi ? 2 : 1)
      const close = isAnsi ? closingQuote(source, from, "'") : source.indexOf("'", from)
      if (close === -1) return { unclosed: at }
      const inside = source.slice(from, close)
      const value = isAnsi ? ansiCText(inside) : inside
      add(value, value === inside ? from : null)
      at = close + 1
    } else if (rest === '"' || (rest === '$' && source[at + 1] === '"')) {
      const from = at + (rest === '$' ? 2 : 1)
      const close = closingQuote(source, from, '"')
      if (close === -1) return { unclosed: at }
      const inside = source.slice(from, close)
      unknown ??= expansionIn(inside)
      const value = inside.replace(/\\([$`"\\]|\r?\n)/g, (_, one: string) => (/\n/.test(one) ? '' : one))
      add(value, value === inside ? from : null)
      at = close + 1
    } else {
      const plain = /(?:\\(?:\r?\n|[\s\S])|[^\s;&|()<>'"\\$]+|\$(?!['"]))+/y
      plain.lastIndex = at
      const piece = plain.exec(source)?.[0]
      if (piece === undefined) return { unclosed: at }
      unknown ??= expansionIn(piece)
      const value = piece.replace(/\\(\r?\n|[\s\S])/g, (_, one: string) => (/\n/.test(one) ? '' : one))
      add(value, value === piece ? at : null)
      at += piece.length
      // The output of a command: `$(date)`.
      if (piece.endsWith('$') && source[at] === '(') {
        const close = source.indexOf(')', at)
        if (close === -1) return { unclosed: at }
        unknown ??= source.slice(at - 1, close + 1)
        at = close + 1
      }
    }
  }
  return { word: { text, verbatim, unknown }, end: at }
}

/** The closing quote where a backslash takes the next character with it; -1 where there is none. */
function closingQuote(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at += 1
    else if (source[at] === quote) return at
  }
  return -1
}

/** What a shell would replace: a variable, or the output of a command. */
function expansionIn(text: string): string | null {
  const found = /\\[\s\S]|(\$(?:[A-Za-z_]\w*|\{[^}]{0,60}\}?|\([^)]{0,60}\)?|[0-9@*#?$!])|`[^`]{0,60}`?)/g
  for (const [, expansion] of text.matchAll(found)) if (expansion !== undefined) return expansion
  return null
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end === -1 ? source.length : end
}
