import { asTold } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import type { BrokenEntry, CapturedDelivery, CaptureReader } from './capture.ts'
import { type CapturedHeaders, headersFromJson } from './headers.ts'
import { bodyFromJson, emptyBody, isSafe, type JsonBody, lengthByHeaders } from './json-body.ts'
import type { JsonEntry } from './json-list.ts'
import { outlineOf } from './json-outline.ts'
import { jsonStreamReader } from './json-stream.ts'
import { type JsonNode, jsonOf, memberNode } from './json-tree.ts'
import { parsedBody } from './parsed-body.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * Events of HTTP triggers, as RequestBin and Pipedream show and export them (pipedream.com/docs/workflows): one, or
 * several, alone or as `event` of something. A JSON body was parsed; a large one stands elsewhere.
 */
export const requestbin: CaptureReader = jsonStreamReader({
  format: 'requestbin',
  writtenBy: 'RequestBin and Pipedream: copy the event of a trigger as JSON',
  recognises: (text) => {
    const members = outlineOf(text)
    return ['', 'event.', 'trigger.event.', 'data.event.'].some(
      (way) =>
        members.has(`${way}inferred_body_type`) ||
        (members.has(`${way}client_ip`) && members.has(`${way}headers`)),
    )
  },
  requests: (root) => {
    const data = memberNode(root, 'data')
    return data?.type === 'array' ? (data.children ?? []) : [root]
  },
  entry,
})

function entry(given: JsonEntry): CapturedDelivery | BrokenEntry | 'no delivery' {
  const { node, start, place } = given
  const event = eventOf(node)
  if (event.type !== 'object') return broken(start, noEvent)
  const { headers: named, method, url, path, inferred_body_type: type } = jsonOf(event) as Members
  const headers = headersFromJson(named)
  if (headers === null) return broken(place((memberNode(event, 'headers') ?? event).offset), badHeaders)
  const bodyNode = memberNode(event, 'body')
  const isAbsent = bodyNode === undefined || bodyNode.type === 'null'
  if (isAbsent && isSafe(String(method))) return 'no delivery'
  const body = bodyOf(isAbsent ? undefined : bodyNode, event, given, { type, headers })
  if (isFlaw(body)) return broken(place((bodyNode ?? event).offset), body)
  return { kind: 'delivery', place: start, headers, ...body, ...asTold({ method, url: url ?? path }) }
}

function eventOf(node: JsonNode): JsonNode {
  const inner = memberNode(node, 'event') ?? memberNode(memberNode(node, 'trigger'), 'event')
  return inner?.type === 'object' && memberNode(node, 'headers') === undefined ? inner : node
}

function bodyOf(
  node: JsonNode | undefined,
  event: JsonNode,
  given: JsonEntry,
  { type, headers }: { readonly type: unknown; readonly headers: CapturedHeaders },
): JsonBody | Flaw {
  const declared = lengthByHeaders(headers)
  if ([event, node].some((one) => memberNode(one, 'raw_body_url') !== undefined)) return elsewhere
  if (node === undefined) return declared === 0 ? emptyBody : noBody
  return node.type === 'string' && type !== 'JSON'
    ? bodyFromJson({ ...given, node, inBase64: false, declared })
    : parsedBody(node, given, headers)
}

const noEvent: Flaw = { code: 'no-request', found: 'it is no event', hint: 'Copy the event again.' }
const noBody: Flaw = { code: 'no-body', found: 'it has no "body"', hint: 'Copy the whole event.' }
const elsewhere: Flaw = {
  code: 'body-elsewhere',
  found: 'its body is not in the event: it was too large, and is to be had at "raw_body_url" for 30 minutes',
  hint: 'Download it in time, and record it with the headers as NDJSON.',
}
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'its "headers" are no texts by name',
  hint: 'Copy the event again.',
}
