import { asTold } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import { decodeBase64, decodeText, encodeText } from './bytes.ts'
import type { BodyPlace, BrokenEntry, Capture, CapturedDelivery, CaptureReader, Place } from './capture.ts'
import { type CapturedHeaders, headersFromJson } from './headers.ts'
import { emptyBody, isSafe, type JsonBody, lengthByHeaders } from './json-body.ts'
import { positionsIn } from './position.ts'
import { isBinary, rangeOf, textOf, type YamlNode, type YamlTree, yamlTree } from './yaml-tree.ts'

/** A recorder of requests and their answers, in YAML or JSON. */
export interface Cassette extends Pick<CaptureReader, 'format' | 'writtenBy' | 'recognises'> {
  /** The member that holds the interactions. */
  readonly list: string
  /** A member that the recorder writes behind the list, so that a file without it was cut off. */
  readonly last: string
  /** The member of an interaction that says when it was recorded. */
  readonly recordedAt?: string
}

/** The reader of cassettes. YAML that is cut off mostly is YAML again, so it is looked for what must follow. */
export function cassetteReader(cassette: Cassette): CaptureReader {
  const { format, writtenBy, recognises } = cassette
  const read = (bytes: Uint8Array, file: string): Capture => {
    const { text, faithful } = decodeText(bytes)
    const find = positionsIn(text)
    const tree = yamlTree(text)
    const entries: (CapturedDelivery | BrokenEntry)[] = []
    let leftOut = 0
    const place = (offset: number): Place => ({ file, entry: entries.length + leftOut + 1, ...find(offset) })
    const list = tree.items(tree.member(tree.root, cassette.list))
    if (list === undefined) {
      const [error] = tree.errors
      const flaw = error === undefined ? noList : ending(text, error)
      return { file, format, entries: [broken(place(error ?? 0), flaw)], leftOut }
    }
    const known = new Set<number>()
    for (const node of list) {
      const [from, to] = rangeOf(node)
      const error = tree.errors.find((offset) => offset >= from && offset < to)
      for (const offset of tree.errors) if (offset >= from && offset < to) known.add(offset)
      const request = tree.member(node, 'request')
      const isLossy = !faithful && text.slice(from, to).includes('\uFFFD')
      const one = isLossy
        ? notText
        : isWhole(text, request, error)
          ? interaction(node, { cassette, tree, text, place })
          : ending(text, error ?? text.length)
      const flaw = tree.isExhausted() ? tooManyAliases : one
      if (flaw === 'no delivery') leftOut += 1
      else if (isFlaw(flaw)) entries.push(broken(place(error ?? from), flaw))
      else entries.push({ kind: 'delivery', place: place(from), ...flaw })
      if (tree.isExhausted()) return { file, format, entries, leftOut }
    }
    const other = tree.errors.find((offset) => !known.has(offset))
    const isUnended = tree.member(tree.root, cassette.last) === undefined
    if (!entries.some(isCutOff) && (other !== undefined || isUnended)) {
      entries.push(broken(place(other ?? text.length), ending(text, other ?? text.length)))
    }
    return { file, format, entries, leftOut }
  }
  return { format, writtenBy, recognises, read }
}

/** Text from which a file is recognised: no mark, no `---`, no comments before it. */
export function beginningOf(text: string): string {
  let rest = text.replace(/^\uFEFF/, '').trimStart()
  while (/^(#|---)/.test(rest)) {
    const end = rest.indexOf('\n')
    if (end === -1) return ''
    rest = rest.slice(end).trimStart()
  }
  return rest
}

interface Context {
  readonly cassette: Cassette
  readonly tree: YamlTree
  readonly text: string
  readonly place: (offset: number) => Place
}

type Interaction = Omit<CapturedDelivery, 'kind' | 'place'>

/** A request is whole when something follows it, and its text is no mistake. */
function isWhole(text: string, request: YamlNode | undefined, error: number | undefined): boolean {
  if (request === undefined) return error === undefined
  const [, to] = rangeOf(request)
  return (error === undefined || error >= to) && /\S/.test(text.slice(to, to + 4096))
}

function interaction(node: YamlNode, context: Context): Interaction | Flaw | 'no delivery' {
  const { tree, cassette } = context
  const request = tree.member(node, 'request')
  if (tree.members(request) === undefined) return noRequest
  const headers = headersOf(tree, tree.member(request, 'headers'))
  if (headers === null) return badHeaders
  const method = textOf(tree.member(request, 'method'))
  const bodyNode = tree.member(request, 'body')
  if (isSafe(method ?? '') && bodyNode === undefined) return 'no delivery'
  const body = bodyOf(bodyNode, context, lengthByHeaders(headers))
  if (isFlaw(body)) return body
  if (isSafe(method ?? '') && body.body.length === 0) return 'no delivery'
  const url = textOf(tree.member(request, 'uri'))
  const receivedAt = cassette.recordedAt === undefined ? null : textOf(tree.member(node, cassette.recordedAt))
  // Ruby writes methods as symbols in lower case.
  return { headers, ...body, ...asTold({ method: method?.replace(/^:/, '').toUpperCase(), url, receivedAt }) }
}

function headersOf(tree: YamlTree, node: YamlNode | undefined): CapturedHeaders | null {
  if (textOf(node) === null) return []
  const members = tree.members(node)
  if (members === undefined) return null
  return headersFromJson(
    members.flatMap(([name, value]): unknown[] =>
      (tree.items(value) ?? [value]).map((one) => [name, textOf(one)]),
    ),
  )
}

function bodyOf(
  node: YamlNode | undefined,
  { tree, text, place }: Context,
  declared: number | null,
): JsonBody | Flaw {
  const base64 = tree.member(node, 'base64_string')
  const scalar = tree.members(node) === undefined ? node : (base64 ?? tree.member(node, 'string'))
  const written = textOf(scalar)
  if (scalar === undefined) return noBody
  if (written === null) return (declared ?? 0) === 0 ? emptyBody : noBody
  if (written === undefined) return noBody
  const inBase64 = base64 !== undefined || isBinary(scalar)
  const body = inBase64 ? decodeBase64(written.replace(/\s/g, '')) : encodeText(written)
  if (body === null) return inBase64 ? badBase64 : halfCharacter
  const isShort = declared !== null && declared > body.length
  const fidelity = isShort ? 'truncated' : inBase64 ? 'exact' : 'text-exact'
  return { body, bodyPlace: inBase64 ? null : bodyPlace(written, scalar, text, place), fidelity }
}

/** Where the text of a scalar stands as it is, or as JSON would quote it. Folded text has no one place. */
function bodyPlace(
  written: string,
  scalar: YamlNode | undefined,
  text: string,
  place: Context['place'],
): BodyPlace | null {
  const [from, to] = rangeOf(scalar)
  const quoted = text.slice(from, to)
  const isQuoted = quoted.length > 1 && /^["']/.test(quoted)
  const { line, column } = place(isQuoted ? from + 1 : from)
  const literal = isQuoted ? quoted.slice(1, -1) : quoted
  if (literal === written) return { form: 'verbatim', line, column }
  return isQuoted && jsonText(quoted) === written ? { form: 'json-string', line, column, literal } : null
}

function jsonText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isCutOff(entry: CapturedDelivery | BrokenEntry): boolean {
  return entry.kind === 'broken' && entry.code === 'cut-off'
}

function ending(text: string, offset: number): Flaw {
  return /\S/.test(text.slice(offset, offset + 4096)) ? badYaml : cutOff
}

const cutOff: Flaw = {
  code: 'cut-off',
  found: 'the file ends too early',
  hint: 'Record the cassette again: it was cut off.',
}
const badYaml: Flaw = { code: 'bad-yaml', found: 'here it is no YAML', hint: 'Record the cassette again.' }
const noList: Flaw = {
  code: 'no-entries',
  found: 'it has no list of interactions',
  hint: 'Record the cassette again.',
}
const noRequest: Flaw = {
  code: 'no-request',
  found: 'it has no "request"',
  hint: 'Record the cassette again.',
}
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'its "headers" are no texts by name',
  hint: 'Record the cassette again.',
}
const noBody: Flaw = {
  code: 'no-body',
  found: 'it has no body as a text',
  hint: 'Record the body of requests, too.',
}
const badBase64: Flaw = {
  code: 'bad-base64',
  found: 'its body is declared as base64 and is none',
  hint: 'Record it again.',
}
const halfCharacter: Flaw = {
  code: 'half-character',
  found: 'its body holds half of a surrogate pair, which stands for no bytes',
  hint: 'Record the exact bytes of bodies.',
}
const notText: Flaw = {
  code: 'not-utf-8',
  found: 'it holds bytes that are no UTF-8',
  hint: 'Record the exact bytes of bodies, which are then written in base64.',
}
const tooManyAliases: Flaw = {
  code: 'too-many-aliases',
  found: 'its aliases repeat far more than the file holds',
  hint: 'Write what is meant in place of the aliases.',
}
