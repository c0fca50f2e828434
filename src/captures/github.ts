import { asTold } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import type { BrokenEntry, CapturedDelivery, CaptureReader } from './capture.ts'
import { type CapturedHeaders, headersFromJson } from './headers.ts'
import { bodyFromJson, type JsonBody, lengthByHeaders } from './json-body.ts'
import type { JsonEntry } from './json-list.ts'
import { outlineOf } from './json-outline.ts'
import { jsonStreamReader } from './json-stream.ts'
import { type JsonNode, jsonOf, memberNode } from './json-tree.ts'
import { parsedBody } from './parsed-body.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * What the API of GitHub answers about deliveries (`GET …/hooks/<id>/deliveries/<id>`; schema `hook-delivery` of
 * github/rest-api-description): one, several by line, or an array. `request.payload` was parsed. The items of the
 * list of deliveries have no request, and are no deliveries here.
 */
export const github: CaptureReader = jsonStreamReader({
  format: 'github',
  writtenBy: 'the API: `gh api repos/<owner>/<repo>/hooks/<id>/deliveries/<id> > capture.json`',
  recognises: (text) => outlineOf(text).has('guid') && outlineOf(text).has('delivered_at'),
  entry,
})

function entry(given: JsonEntry): CapturedDelivery | BrokenEntry | 'no delivery' {
  const { node, start, place } = given
  if (node.type !== 'object') return broken(start, noDelivery)
  const requestNode = memberNode(node, 'request')
  if (requestNode === undefined) return 'no delivery'
  if (requestNode.type !== 'object') return broken(place(requestNode.offset), noDelivery)
  const headers = headersFromJson(jsonOf(memberNode(requestNode, 'headers')))
  if (headers === null) return broken(place(requestNode.offset), badHeaders)
  const payload = memberNode(requestNode, 'payload')
  const body = bodyOf(payload, given, headers)
  if (isFlaw(body)) return broken(place((payload ?? requestNode).offset), body)
  const { url, delivered_at: receivedAt } = jsonOf(node) as Members
  return { kind: 'delivery', place: start, headers, ...body, ...asTold({ url, receivedAt }) }
}

function bodyOf(node: JsonNode | undefined, given: JsonEntry, headers: CapturedHeaders): JsonBody | Flaw {
  if (node === undefined || node.type === 'null') return noPayload
  return node.type === 'string'
    ? bodyFromJson({ ...given, node, inBase64: false, declared: lengthByHeaders(headers) })
    : parsedBody(node, given, headers)
}

const noDelivery: Flaw = {
  code: 'no-request',
  found: 'it has no "request" object',
  hint: 'Save what the API answers about one delivery.',
}
const noPayload: Flaw = {
  code: 'no-body',
  found: 'it has no "request.payload"',
  hint: 'Save what the API answers about one delivery; payloads are kept for some days only.',
}
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'its "request.headers" are no texts by name',
  hint: 'Save the delivery again.',
}
