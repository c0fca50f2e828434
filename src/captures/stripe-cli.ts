import { broken, type Flaw, isFlaw } from './broken.ts'
import type { BrokenEntry, CapturedDelivery, CaptureReader } from './capture.ts'
import { headersFromJson } from './headers.ts'
import { bodyFromJson, lengthByHeaders } from './json-body.ts'
import type { JsonEntry } from './json-list.ts'
import { outlineOf } from './json-outline.ts'
import { jsonPieces } from './json-pieces.ts'
import { jsonStreamReader } from './json-stream.ts'
import { type JsonNode, jsonOf, memberNode } from './json-tree.ts'
import { parsedBody } from './parsed-body.ts'

/**
 * What the command line of Stripe prints (`stripe listen --format JSON`): events, one by line, without headers and
 * written anew. The messages that it gets itself hold the text that is signed, and the headers
 * (stripe/stripe-cli, pkg/websocket/webhook_messages.go).
 */
export const stripeCli: CaptureReader = jsonStreamReader({
  format: 'stripe-cli',
  writtenBy: '`stripe listen --format JSON > capture.ndjson`, or the messages of its socket',
  recognises: (text) => {
    const has = (name: string): boolean => outlineOf(text).has(name)
    if (has('event_payload')) return true
    if (/^\s*(\[\s*)?\{\s*"id"\s*:\s*"evt_/.test(text) && !has('headers')) return true
    return has('type') && has('livemode') && (has('pending_webhooks') || has('related_object'))
  },
  // While it forwards, it prints what was answered among the events.
  pieces: (text) =>
    jsonPieces(text).filter(({ source }) => !/^\s*[^[{\s][^\n]*(<--|-->|\[ERROR\])/.test(source)),
  entry: (given) => {
    const payload = memberNode(given.node, 'event_payload')
    return payload === undefined ? printed(given) : message(given, payload)
  },
})

function printed(given: JsonEntry): CapturedDelivery | BrokenEntry {
  const { node, start, place } = given
  if (memberNode(node, 'type') === undefined) return broken(start, noEvent)
  const body = parsedBody(node, given, [])
  if (isFlaw(body)) return broken(place(node.offset), body)
  return { kind: 'delivery', place: start, headers: [], omits: 'headers', ...body }
}

function message(given: JsonEntry, payload: JsonNode): CapturedDelivery | BrokenEntry {
  const { node, start, place } = given
  const named = memberNode(node, 'http_headers')
  const headers = headersFromJson(jsonOf(named))
  if (headers === null) return broken(place((named ?? node).offset), badHeaders)
  const body = bodyFromJson({ ...given, node: payload, inBase64: false, declared: lengthByHeaders(headers) })
  if (isFlaw(body)) return broken(place(payload.offset), body)
  return { kind: 'delivery', place: start, headers, ...body }
}

const noEvent: Flaw = {
  code: 'no-request',
  found: 'it is no event',
  hint: 'Keep only what `stripe listen --format JSON` prints.',
}
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'its "http_headers" are no texts by name',
  hint: 'Capture the messages again.',
}
