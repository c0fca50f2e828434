import { asTold } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import type { BrokenEntry, CapturedDelivery, CaptureReader } from './capture.ts'
import { headerNodes } from './header-nodes.ts'
import { type CapturedHeaders, headersFromJson } from './headers.ts'
import { bodyFromJson, emptyBody, isSafe, type JsonBody, lengthByHeaders } from './json-body.ts'
import { type JsonEntry, jsonListReader } from './json-list.ts'
import { type JsonNode, jsonOf, memberNode } from './json-tree.ts'

/**
 * HTTP Archive 1.2: what browsers and proxies export.
 *
 * `postData.text` is text: the tool may have transcoded it. Some tools add `encoding: "base64"` to it, as 1.2 has
 * for responses only (google/martian, Reqable); those bodies are exact.
 */
export const har: CaptureReader = jsonListReader({
  format: 'har',
  writtenBy: 'browsers, mitmproxy and other proxies ("Save all as HAR with content")',
  recognises: (text) => /^\s*\{\s*"log"\s*:/.test(text),
  list: (root) => {
    const list = memberNode(memberNode(root, 'log'), 'entries')
    return list?.type === 'array' ? (list.children ?? []) : undefined
  },
  noList: { code: 'no-entries', found: 'it has no "log.entries" array', hint: 'Export it again as HAR 1.2.' },
  entry,
  streamed: ['log', 'entries'],
})

function entry({ node, source, start, place }: JsonEntry): CapturedDelivery | BrokenEntry | 'no delivery' {
  const requestNode = memberNode(node, 'request')
  const request = jsonOf(requestNode) as Readonly<Record<string, unknown>> | undefined
  if (requestNode?.type !== 'object' || request === undefined) return broken(start, noRequest)
  const { method, url, bodySize } = request
  if (typeof method !== 'string') return broken(place(requestNode.offset), noMethod)
  const postData = memberNode(requestNode, 'postData')
  const headers = headersFromJson(request.headers)
  if (headers === null) return broken(place(requestNode.offset), badHeaders)
  const isEmpty = postData === undefined || postData.type === 'null'
  if (isEmpty && isSafe(method)) return 'no delivery'
  const declared = declaredLength(headers, bodySize)
  const body = isEmpty ? absentBody(declared) : bodyOf(postData, { declared, source, place })
  if (isFlaw(body)) return broken(place((postData ?? requestNode).offset), body)
  const startedDateTime = jsonOf(memberNode(node, 'startedDateTime'))
  return {
    kind: 'delivery',
    place: start,
    headers,
    headerAt: (index) => {
      const node = headerNodes(memberNode(requestNode, 'headers'))[index]
      return node && place(node.offset + 1)
    },
    ...body,
    ...asTold({ method, url, receivedAt: startedDateTime }),
  }
}

function absentBody(declared: number | null): JsonBody | Flaw {
  return declared === 0 ? emptyBody : noBody
}

function bodyOf(
  postData: JsonNode,
  input: Pick<JsonEntry, 'source' | 'place'> & { readonly declared: number | null },
): JsonBody | Flaw {
  const node = memberNode(postData, 'text')
  if (node?.type !== 'string') return noBody
  const encoding = jsonOf(memberNode(postData, 'encoding')) ?? jsonOf(memberNode(postData, '_encoding'))
  return bodyFromJson({ ...input, node, inBase64: encoding === 'base64' })
}

/** What the request says about its length. Tools write -1, and some 0, for "unknown". */
function declaredLength(headers: CapturedHeaders, bodySize: unknown): number | null {
  const names = headers.map(([name]) => name.toLowerCase())
  if (names.includes('content-length') || names.includes('content-encoding')) return lengthByHeaders(headers)
  return typeof bodySize === 'number' && bodySize > 0 ? bodySize : null
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
