import { asTold } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import { decodeText, encodeText } from './bytes.ts'
import type {
  BrokenEntry,
  Capture,
  CapturedDelivery,
  CaptureReader,
  Place,
  ReadNeighbour,
} from './capture.ts'
import { type CapturedHeaders, isHeaderName } from './headers.ts'
import { isSafe, type JsonBody, lengthByHeaders } from './json-body.ts'
import { isNeighbourFlaw, neighbourFlaw } from './neighbour-flaw.ts'
import { positionsIn } from './position.ts'
import { isAside, type RestBlock, type RestBody, restBlocks } from './rest-blocks.ts'
import { type RestVariables, restVariables } from './rest-variables.ts'

/**
 * Requests that editors send: `.http` and `.rest` files of JetBrains (JetBrains/http-request-in-editor-spec) and of the
 * REST Client for VS Code, separated by `###`. A body in a file beside them is exact; one that stands among them is
 * text, since nobody knows whether a line break ends it.
 */
export const rest: CaptureReader = {
  format: 'rest',
  writtenBy: 'editors: `.http` and `.rest` files of JetBrains and VS Code',
  recognises: isRest,
  namesFiles: true,
  read(bytes, file, neighbour): Capture {
    const { text, faithful } = decodeText(bytes)
    const find = positionsIn(text)
    const variables = restVariables(text, neighbour)
    const entries: (CapturedDelivery | BrokenEntry)[] = []
    let leftOut = 0
    for (const block of restBlocks(text)) {
      const place: Place = { file, entry: entries.length + leftOut + 1, ...find(block.offset) }
      const isLossy = !faithful && JSON.stringify(block).includes('\uFFFD')
      const one = isLossy ? notText : request(block, { variables, neighbour, find })
      if (one === 'no delivery') leftOut += 1
      else if (isFlaw(one)) entries.push(broken(place, one))
      else entries.push({ kind: 'delivery', place, ...one })
    }
    if (entries.length + leftOut === 0)
      entries.push(broken({ file, entry: 1, line: 1, column: 1 }, noRequest))
    return { file, format: 'rest', entries, leftOut }
  },
}

/** Raw HTTP begins alike: what has a version, and a path or a length, comes from a connection. */
function isRest(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/, 2_000)
  const at = lines.findIndex((line) => !isAside(line) && !/^<\s*\{%/.test(line))
  const first = lines[at] ?? ''
  if (!/^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)[ \t]+(\S*\{\{|https?:|\/|[\w.-]+(:\d+|\/))/.test(first))
    return false
  if (lines.slice(0, at).some((line) => line.trim() !== '')) return true
  const isVersioned = /[ \t]HTTP\/1\.[01]$/.test(first)
  const isAddressed = /^\w+[ \t]+(https?:|\S*\{\{)/.test(first)
  const end = lines.indexOf('', at)
  const head = lines.slice(at + 1, end === -1 ? undefined : end)
  return (
    !isVersioned || (isAddressed && !head.some((line) => /^(content-length|transfer-encoding):/i.test(line)))
  )
}

interface Surroundings {
  readonly variables: RestVariables
  readonly neighbour: ReadNeighbour | undefined
  readonly find: ReturnType<typeof positionsIn>
}

type Request = Omit<CapturedDelivery, 'kind' | 'place'>

function request(block: RestBlock, surroundings: Surroundings): Request | Flaw | 'no delivery' {
  const { method, target } = readRequestLine(block.requestLine)
  if (!/^(\S*\{\{|https?:|\/|[\w.-]+[:/.]|\*$|localhost)/.test(target)) return noRequest
  if (isSafe(method) && (block.body?.text ?? '') === '') return 'no delivery'
  const url = surroundings.variables(target)
  if ('missing' in url) return unresolved(url.missing)
  const headers = headersOf(block, surroundings.variables)
  if (isFlaw(headers)) return headers
  const body = bodyOf(block, headers, surroundings)
  return isFlaw(body) ? body : { ...asTold({ method, url: url.text }), headers, ...body }
}

/** `METHOD URL HTTP/1.1`, of which only the URL is necessary. */
function readRequestLine(line: string): { readonly method: string; readonly target: string } {
  const words = line.split(/[ \t]+/)
  if (words.length > 1 && /^HTTP\/[\d.]+$/.test(words.at(-1) ?? '')) words.pop()
  const isMethod = words.length > 1 && /^[A-Z]{3,10}$/.test(words[0] ?? '')
  return { method: isMethod ? (words.shift() ?? '') : 'GET', target: words.join(' ') }
}

function headersOf(block: RestBlock, variables: RestVariables): CapturedHeaders | Flaw {
  const headers: (readonly [string, string])[] = []
  for (const line of block.headers) {
    const filled = variables(line)
    if ('missing' in filled) return unresolved(filled.missing)
    const colon = filled.text.indexOf(':')
    const name = filled.text.slice(0, Math.max(colon, 0)).trim()
    if (!isHeaderName(name)) return badHeader(filled.text)
    headers.push([name, filled.text.slice(colon + 1).trim()])
  }
  return headers
}

function bodyOf(
  { body }: RestBlock,
  headers: CapturedHeaders,
  { variables, neighbour, find }: Surroundings,
): JsonBody | Flaw {
  if (body === null || (body.text === '' && lengthByHeaders(headers) !== 0)) return noBody
  const file = /^<(@?)[ \t]+(\S[^\r\n]*)/m.exec(body.text)
  if (file !== null && file[0] !== body.text) return mixed
  if (file !== null) {
    const path = variables((file[2] ?? '').trim())
    if ('missing' in path) return unresolved(path.missing)
    const content = neighbour?.(path.text) ?? 'missing'
    const found = typeof content === 'string' ? neighbourFlaw(path.text, content) : content
    if (isNeighbourFlaw(found)) return found
    if (file[1] === '') return { body: found, bodyPlace: null, fidelity: 'exact' }
    return filledBody(Buffer.from(found).toString('utf8'), variables)
  }
  if (/\{\{\s*[^{}\s]+\s*\}\}/.test(body.text)) return filledBody(body.text, variables)
  return inlineBody(body, lengthByHeaders(headers), find)
}

/** Its length, where the headers tell it, tells also how many of the line breaks behind it were sent. */
function inlineBody(
  { text, breaks, offset }: RestBody,
  declared: number | null,
  find: Surroundings['find'],
): JsonBody | Flaw {
  const whole = encodeText(text + breaks)
  const bytes = encodeText(text)
  if (bytes === null || whole === null) return halfCharacter
  const bodyPlace = { form: 'verbatim', ...find(offset) } as const
  if (declared === null || declared < bytes.length) return { body: bytes, bodyPlace, fidelity: 'text-exact' }
  if (declared > whole.length) return { body: bytes, bodyPlace, fidelity: 'truncated' }
  return { body: whole.subarray(0, declared), bodyPlace, fidelity: 'exact' }
}

function filledBody(text: string, variables: RestVariables): JsonBody | Flaw {
  const filled = variables(text)
  if ('missing' in filled) return unresolved(filled.missing)
  const body = encodeText(filled.text)
  return body === null ? halfCharacter : { body, bodyPlace: null, fidelity: 'text-exact' }
}

function unresolved(name: string): Flaw {
  return {
    code: 'unresolved-variable',
    found: `nothing says what {{${name.slice(0, 40)}}} stands for`,
    hint: name.startsWith('$')
      ? 'Write the value that was sent.'
      : `Write "@${name.slice(0, 40)} = …" into the file, or the value into http-client.env.json beside it.`,
  }
}

function badHeader(line: string): Flaw {
  return {
    code: 'bad-header',
    found: `${JSON.stringify((line.split(':', 1)[0] ?? '').slice(0, 40))} is no name of a header`,
    hint: 'Separate headers and body by an empty line.',
  }
}

const noRequest: Flaw = {
  code: 'no-request-line',
  found: 'here is no request line such as "POST http://localhost:3000/hooks"',
  hint: 'Separate requests by lines of "###".',
}
const noBody: Flaw = {
  code: 'no-body',
  found: 'it has no body',
  hint: 'Write an empty line behind the headers, and then the body.',
}
const mixed: Flaw = {
  code: 'mixed-body',
  found: 'its body is put together of text and files',
  hint: 'Keep the whole body in one file.',
}
const halfCharacter: Flaw = {
  code: 'half-character',
  found: 'its body holds half of a surrogate pair, which stands for no bytes',
  hint: 'Keep the body in a file of its own.',
}
const notText: Flaw = {
  code: 'not-utf-8',
  found: 'it holds bytes that are no UTF-8',
  hint: 'Keep the body in a file of its own.',
}
