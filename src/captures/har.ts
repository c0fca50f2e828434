import { broken, type Flaw, isFlaw } from './broken.ts'
import { decodeBase64, decodeText, encodeText } from './bytes.ts'
import type {
  BodyPlace,
  BrokenEntry,
  Capture,
  CapturedDelivery,
  CaptureReader,
  Fidelity,
  Place,
} from './capture.ts'
import { type CapturedHeaders, headersFromJson } from './headers.ts'
import { intact } from './json-pieces.ts'
import { type JsonBreak, type JsonNode, jsonOf, jsonTree, memberNode } from './json-tree.ts'
import { positionsIn } from './position.ts'

/**
 * HTTP Archive 1.2: what browsers and proxies export.
 *
 * `postData.text` is text: the tool may have transcoded it. Some tools add `encoding: "base64"` to it, as 1.2 has
 * for responses only (google/martian, Reqable); those bodies are exact.
 */
export const har: CaptureReader = {
  format: 'har',
  writtenBy: 'browsers, mitmproxy and other proxies ("Save all as HAR with content")',
  recognises: (text) => /^\s*\{\s*"log"\s*:/.test(text),
  read(bytes, file): Capture {
    const { text, faithful } = decodeText(bytes)
    const find = positionsIn(text)
    const { root, broken: end } = jsonTree(text)
    const list = memberNode(memberNode(root, 'log'), 'entries')
    const place = (index: number, offset: number): Place => ({ file, entry: index + 1, ...find(offset) })
    if (list?.type !== 'array') {
      const entries = [broken(place(0, end?.offset ?? 0), end === undefined ? noEntries : ending(end))]
      return { file, format: 'har', entries, leftOut: 0 }
    }
    const nodes = intact(list.children ?? [], end)
    const read = nodes.map((node, index) => {
      const source = text.slice(node.offset, node.offset + node.length)
      if (!faithful && source.includes('\uFFFD')) return broken(place(index, node.offset), notText)
      return entry(node, place(index, node.offset), text, (offset) => place(index, offset))
    })
    const entries = read.filter((one) => one !== 'no delivery')
    return {
      file,
      format: 'har',
      entries:
        end === undefined ? entries : [...entries, broken(place(nodes.length, end.offset), ending(end))],
      leftOut: read.length - entries.length,
    }
  },
}

function entry(
  node: JsonNode,
  start: Place,
  source: string,
  find: (offset: number) => Place,
): CapturedDelivery | BrokenEntry | 'no delivery' {
  const requestNode = memberNode(node, 'request')
  const request = jsonOf(requestNode) as Readonly<Record<string, unknown>> | undefined
  if (requestNode?.type !== 'object' || request === undefined) return broken(start, noRequest)
  const { method, url, bodySize } = request
  if (typeof method !== 'string') return broken(find(requestNode.offset), noMethod)
  const postData = memberNode(requestNode, 'postData')
  const headers = headersFromJson(request.headers)
  if (headers === null) return broken(find(requestNode.offset), badHeaders)
  const empty = postData === undefined || postData.type === 'null'
  if (empty && /^(GET|HEAD|OPTIONS|TRACE|CONNECT)$/i.test(method)) return 'no delivery'
  const declared = declaredLength(headers, bodySize)
  const body = empty ? absentBody(declared) : bodyOf(postData, declared, headers, source, find)
  if (isFlaw(body)) return broken(find((postData ?? requestNode).offset), body)
  const startedDateTime = jsonOf(memberNode(node, 'startedDateTime'))
  return {
    kind: 'delivery',
    place: start,
    method,
    headers,
    ...body,
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof startedDateTime === 'string' ? { receivedAt: startedDateTime } : {}),
  }
}

type Body = Pick<CapturedDelivery, 'body' | 'bodyPlace' | 'fidelity'>

function absentBody(declared: number | null): Body | Flaw {
  return declared === 0 ? { body: new Uint8Array(), bodyPlace: null, fidelity: 'exact' } : noBody
}

function bodyOf(
  postData: JsonNode,
  declared: number | null,
  headers: CapturedHeaders,
  source: string,
  find: (offset: number) => Place,
): Body | Flaw {
  const node = memberNode(postData, 'text')
  const text = jsonOf(node)
  if (node === undefined || typeof text !== 'string') return noBody
  const encoding = jsonOf(memberNode(postData, 'encoding')) ?? jsonOf(memberNode(postData, '_encoding'))
  const inBase64 = encoding === 'base64'
  const body = inBase64 ? decodeBase64(text) : encodeText(text)
  if (body === null) return inBase64 ? badBase64 : halfCharacter
  const compressed = headers.some(
    ([name, value]) => name.toLowerCase() === 'content-encoding' && value.toLowerCase() !== 'identity',
  )
  const { line, column } = find(node.offset + 1)
  const literal = source.slice(node.offset + 1, node.offset + node.length - 1)
  const bodyPlace: BodyPlace | null = inBase64 ? null : { form: 'json-string', line, column, literal }
  return { body, bodyPlace, fidelity: fidelity(body.length, compressed ? null : declared, inBase64) }
}

/** A text that is shorter than what was sent was cut; one that is longer was written anew. */
function fidelity(length: number, declared: number | null, inBase64: boolean): Fidelity {
  if (declared !== null && declared > length) return 'truncated'
  if (inBase64) return 'exact'
  return declared !== null && declared < length ? 'reserialised' : 'text-exact'
}

/** What the request says about its length. Tools write -1, and some 0, for "unknown". */
function declaredLength(headers: CapturedHeaders, bodySize: unknown): number | null {
  const given = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1]
  if (given !== undefined && /^\d+$/.test(given)) return Number(given)
  return typeof bodySize === 'number' && bodySize > 0 ? bodySize : null
}

function ending({ cutOff }: JsonBreak): Flaw {
  return cutOff
    ? { code: 'cut-off', found: 'the file ends too early', hint: 'Export it again: it was cut off.' }
    : { code: 'bad-json', found: 'it is no JSON from here on', hint: 'Export it again.' }
}

const noEntries: Flaw = {
  code: 'no-entries',
  found: 'it has no "log.entries" array',
  hint: 'Export it again as HAR 1.2.',
}
const noRequest: Flaw = { code: 'no-request', found: 'it has no "request" object', hint: 'Export it again.' }
const noMethod: Flaw = {
  code: 'no-method',
  found: 'its request has no "method" text',
  hint: 'Export it again.',
}
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'its "headers" are no array of names and texts',
  hint: 'Export it again.',
}
const noBody: Flaw = {
  code: 'no-body',
  found: 'it has no request body',
  hint: 'Export the HAR "with content".',
}
const badBase64: Flaw = {
  code: 'bad-base64',
  found: 'its "postData.text" is declared as base64 and is none',
  hint: 'Export it again.',
}
const halfCharacter: Flaw = {
  code: 'half-character',
  found: 'its "postData.text" holds half of a surrogate pair, which stands for no bytes',
  hint: 'Capture raw HTTP instead.',
}
const notText: Flaw = {
  code: 'not-utf-8',
  found: 'it holds bytes that are no UTF-8',
  hint: 'Capture raw HTTP instead.',
}
