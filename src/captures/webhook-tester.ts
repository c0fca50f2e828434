import { asTold, timeText } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import type { BrokenEntry, CapturedDelivery, CaptureReader } from './capture.ts'
import { headersFromJson } from './headers.ts'
import { bodyFromJson, isSafe, lengthByHeaders } from './json-body.ts'
import { type JsonEntry, jsonListReader, oneOrMany } from './json-list.ts'
import { outlineOf } from './json-outline.ts'
import { jsonOf, memberNode } from './json-tree.ts'

/**
 * What webhook-tester answers about the requests of a session (tarampampam/webhook-tester, api/openapi.yml):
 * an array of requests whose body is base64.
 */
export const webhookTester: CaptureReader = jsonListReader({
  format: 'webhook-tester',
  writtenBy: 'webhook-tester: `curl <server>/api/session/<id>/requests > capture.json`',
  recognises: (text) => outlineOf(text).has('request_payload_base64'),
  list: oneOrMany,
  noList: { code: 'no-entries', found: 'it is no array of requests', hint: 'Save the requests again.' },
  entry,
})

function entry({ node, source, start, place }: JsonEntry): CapturedDelivery | BrokenEntry | 'no delivery' {
  const payload = memberNode(node, 'request_payload_base64')
  if (payload?.type !== 'string') return broken(start, noPayload)
  const request = jsonOf(node) as Readonly<Record<string, unknown>>
  const headers = headersFromJson(request.headers)
  if (headers === null) return broken(place((memberNode(node, 'headers') ?? node).offset), badHeaders)
  const declared = lengthByHeaders(headers)
  const body = bodyFromJson({ node: payload, inBase64: true, declared, source, place })
  if (isFlaw(body)) return broken(place(payload.offset), body)
  const { method, url, captured_at_unix_milli: at } = request
  if (body.body.length === 0 && isSafe(String(method))) return 'no delivery'
  return {
    kind: 'delivery',
    place: start,
    headers,
    ...body,
    ...asTold({ method, url, receivedAt: timeText(at) }),
  }
}

const noPayload: Flaw = {
  code: 'no-body',
  found: 'it has no "request_payload_base64" text',
  hint: 'Save the requests again.',
}
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'its "headers" are no array of names and texts',
  hint: 'Save the requests again.',
}
