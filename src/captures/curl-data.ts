import type { Flaw } from './broken.ts'
import type { ReadNeighbour } from './capture.ts'
import type { CurlOption } from './curl-options.ts'
import { isNeighbourFlaw, neighbourFlaw } from './neighbour-flaw.ts'
import type { ShellWord } from './shell-words.ts'

/** The body that the data options of a command line make. */
export interface CurlData {
  readonly bytes: Uint8Array
  /** The offset at which it stands in the command as it is sent; `null` where it does not. */
  readonly verbatim: number | null
  /** Whether it is the content of a file. */
  readonly isFile: boolean
}

const kinds: ReadonlySet<string> = new Set([
  'data',
  'data-ascii',
  'data-raw',
  'data-binary',
  'data-urlencode',
  'json',
])

/** Joins the data options as curl does: with `&` between them, but for `--json`. `null` where there is none. */
export function readCurlData(
  options: readonly CurlOption[],
  neighbour: ReadNeighbour | undefined,
): CurlData | Flaw | null {
  const parts: { readonly data: CurlData; readonly name: string }[] = []
  for (const { name, value } of options) {
    if (!kinds.has(name) || value === null) continue
    const data = name === 'data-urlencode' ? encoded(value, neighbour) : plain(name, value, neighbour)
    if ('code' in data) return data
    parts.push({ data, name })
  }
  const [first, ...others] = parts
  if (first === undefined || others.length === 0) return first?.data ?? null
  const bytes = parts.flatMap(({ data, name }, index) =>
    index === 0 || name === 'json' ? [data.bytes] : [Buffer.from('&'), data.bytes],
  )
  return { bytes: Buffer.concat(bytes), verbatim: null, isFile: parts.every(({ data }) => data.isFile) }
}

function plain(name: string, value: ShellWord, neighbour: ReadNeighbour | undefined): CurlData | Flaw {
  if (name === 'data-raw' || !value.text.startsWith('@')) {
    return { bytes: Buffer.from(value.text, 'latin1'), verbatim: value.verbatim, isFile: false }
  }
  const file = fileOf(value.text.slice(1), neighbour)
  if (isNeighbourFlaw(file)) return file
  // `--data` takes line breaks and NUL out of files.
  const bytes =
    name === 'data' || name === 'data-ascii' ? file.filter((byte) => ![0, 10, 13].includes(byte)) : file
  return { bytes, verbatim: null, isFile: true }
}

/** `content`, `=content`, `name=content`, `@file` or `name@file`; what precedes is not encoded. */
function encoded({ text }: ShellWord, neighbour: ReadNeighbour | undefined): CurlData | Flaw {
  const split = text.search(/[=@]/)
  const name = split > 0 ? text.slice(0, split) : ''
  const rest = text.slice(split + 1)
  const content = text[split] === '@' ? fileOf(rest, neighbour) : Buffer.from(rest, 'latin1')
  if (isNeighbourFlaw(content)) return content
  const escaped = [...content].map((byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9\-._~]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  const body = `${name === '' ? '' : `${name}=`}${escaped.join('')}`
  return { bytes: Buffer.from(body, 'latin1'), verbatim: null, isFile: text[split] === '@' }
}

function fileOf(path: string, neighbour: ReadNeighbour | undefined): Uint8Array | Flaw {
  const name = Buffer.from(path, 'latin1').toString('utf8')
  const found = name === '-' ? 'missing' : (neighbour?.(name) ?? 'missing')
  return typeof found === 'string' ? neighbourFlaw(name, found) : found
}
