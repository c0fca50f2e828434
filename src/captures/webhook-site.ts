import { asTold } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import type { BrokenEntry, CapturedDelivery, CaptureReader } from './capture.ts'
import { headersFromJson } from './headers.ts'
import { bodyFromJson, emptyBody, isSafe, type JsonBody, lengthByHeaders } from './json-body.ts'
import { type JsonEntry, jsonListReader } from './json-list.ts'
import { outlineOf } from './json-outline.ts'
import { type JsonNode, jsonOf, memberNode } from './json-tree.ts'

/**
 * What webhook.site answers about the requests of a token (`GET /token/<id>/requests`; webhooksite/webhook.site,
 * app/Storage/Request.php): `data[]`, or one request alone. `content` is text, which may have been transcoded.
 */
export const webhookSite: CaptureReader = jsonListReader({
  format: 'webhook-site',
  writtenBy: 'webhook.site: `curl https://webhook.site/token/<id>/requests > capture.json`',
  recognises: (text) => outlineOf(text).has('data.token_id') || outlineOf(text).has('token_id'),
  list: (root) => {
    const data = memberNode(root, 'data')
    if (data?.type === 'array') return data.children ?? []
    return root?.type === 'object' && memberNode(root, 'token_id') !== undefined ? [root] : undefined
  },
  noList: { code: 'no-entries', found: 'it has no "data" array', hint: 'Save the requests again.' },
  entry,
})

function entry(given: JsonEntry): CapturedDelivery | BrokenEntry | 'no delivery' {
  const { node, start, place } = given
  if (node.type !== 'object') return broken(start, noRequest)
  const request = jsonOf(node) as Readonly<Record<string, unknown>>
  const headers = headersFromJson(request.headers)
  if (headers === null) return broken(place((memberNode(node, 'headers') ?? node).offset), badHeaders)
  const content = memberNode(node, 'content')
  const body = bodyOf(content, given, lengthByHeaders(headers))
  if (isFlaw(body)) return broken(place((content ?? node).offset), body)
  const { method, url, created_at: receivedAt } = request
  if (body.body.length === 0 && isSafe(String(method))) return 'no delivery'
  return {
    kind: 'delivery',
    place: start,
    headers,
    ...body,
    ...asTold({ method, url, receivedAt }),
  }
}

function bodyOf(
  content: JsonNode | undefined,
  { source, place }: JsonEntry,
  declared: number | null,
): JsonBody | Flaw {
  if (content === undefined) return noContent
  if (content.type === 'null') return (declared ?? 0) === 0 ? emptyBody : noContent
  return bodyFromJson({ node: content, inBase64: false, declared, source, place })
}

const noRequest: Flaw = { code: 'no-request', found: 'it is no request', hint: 'Save the requests again.' }
const noContent: Flaw = {
  code: 'no-body',
  found: 'it has no "content"',
  hint: 'Save the requests again, or the raw body of this one.',
}
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'its "headers" are no lists of texts by name',
  hint: 'Save the requests again.',
}
