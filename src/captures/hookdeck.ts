import { asTold } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import type { BrokenEntry, CapturedDelivery, CaptureReader } from './capture.ts'
import { type CapturedHeaders, headersFromJson } from './headers.ts'
import { bodyFromJson, type JsonBody, lengthByHeaders } from './json-body.ts'
import type { JsonEntry } from './json-list.ts'
import { outlineOf } from './json-outline.ts'
import { jsonStreamReader } from './json-stream.ts'
import { type JsonNode, jsonOf, memberNode, nodeAt } from './json-tree.ts'
import { parsedBody } from './parsed-body.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * What the API of Hookdeck answers about requests and events, in lists (`models`) or one alone, and the messages that
 * its command line gets (hookdeck/hookdeck-cli, pkg/hookdeck and pkg/websocket). The API tells a JSON body parsed;
 * messages have its text, or base64. What has no request data, such as attempts, is no delivery here.
 */
export const hookdeck: CaptureReader = jsonStreamReader({
  format: 'hookdeck',
  writtenBy:
    'the API: `curl -H "authorization: Bearer $KEY" https://api.hookdeck.com/<version>/requests/<id>`',
  recognises: (text) => isHookdeck(outlineOf(text)),
  requests: (root) => {
    const models = memberNode(root, 'models')
    return models?.type === 'array' ? (models.children ?? []) : [root]
  },
  entry: (given) => {
    const request = nodeAt(given.node, '/body/request') ?? memberNode(given.node, 'request')
    return memberNode(request, 'data_string') !== undefined ||
      memberNode(request, 'data_base64') !== undefined
      ? message(given, request as JsonNode)
      : record(given)
  },
})

function isHookdeck(members: ReadonlySet<string>): boolean {
  const has = (...names: readonly string[]): boolean => names.some((name) => members.has(name))
  if (has('models')) return has('pagination', 'models.team_id', 'models.source_id', 'models.event_id')
  if (has('body.cli_path', 'cli_path', 'body.request.data_string', 'request.data_string')) return true
  return has('source_id', 'original_event_data_id', 'event_data_id') && has('team_id', 'data', 'created_at')
}

/** A request or an event of the API. */
function record(given: JsonEntry): CapturedDelivery | BrokenEntry | 'no delivery' {
  const { node, start, place } = given
  if (node.type !== 'object') return broken(start, noRequest)
  const data = memberNode(node, 'data')
  if (data === undefined || data.type === 'null') return 'no delivery'
  const headers = headersFromJson(jsonOf(memberNode(data, 'headers')))
  if (headers === null) return broken(place(data.offset), badHeaders)
  const bodyNode = memberNode(data, 'body')
  const body = recordedBody(bodyNode, given, headers)
  if (isFlaw(body)) return broken(place((bodyNode ?? data).offset), body)
  const { ingested_at, created_at } = jsonOf(node) as Members
  const url = jsonOf(memberNode(data, 'path'))
  return {
    kind: 'delivery',
    place: start,
    headers,
    ...body,
    ...asTold({ url, receivedAt: ingested_at ?? created_at }),
  }
}

function recordedBody(
  node: JsonNode | undefined,
  given: JsonEntry,
  headers: CapturedHeaders,
): JsonBody | Flaw {
  if (node === undefined || node.type === 'null') return noBody
  return node.type === 'string'
    ? bodyFromJson({ ...given, node, inBase64: false, declared: lengthByHeaders(headers) })
    : parsedBody(node, given, headers)
}

/** A message to the command line. */
function message(given: JsonEntry, request: JsonNode): CapturedDelivery | BrokenEntry {
  const { node, start, place } = given
  const { headers: named, method } = jsonOf(request) as Members
  const headers = headersFromJson(named)
  if (headers === null) return broken(place(request.offset), badHeaders)
  const binary = memberNode(request, 'data_base64')
  const inBase64 = binary?.type === 'string' && binary.value !== ''
  const bodyNode = inBase64 ? binary : memberNode(request, 'data_string')
  if (bodyNode === undefined) return broken(place(request.offset), noBody)
  const body = bodyFromJson({ ...given, node: bodyNode, inBase64, declared: lengthByHeaders(headers) })
  if (isFlaw(body)) return broken(place(bodyNode.offset), body)
  const url = jsonOf(nodeAt(node, '/body/cli_path') ?? memberNode(node, 'cli_path'))
  return { kind: 'delivery', place: start, headers, ...body, ...asTold({ method, url }) }
}

const noRequest: Flaw = { code: 'no-request', found: 'it is no request', hint: 'Save the requests again.' }
const noBody: Flaw = {
  code: 'no-body',
  found: 'it has no body',
  hint: 'Save this request alone, or its raw body: lists leave out long ones.',
}
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'its "headers" are no texts by name',
  hint: 'Save the requests again.',
}
