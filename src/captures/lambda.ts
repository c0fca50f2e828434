import { asTold, timeText } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import type { BrokenEntry, CapturedDelivery, CaptureReader } from './capture.ts'
import { headersFromJson } from './headers.ts'
import { bodyFromJson, emptyBody, isSafe, type JsonBody, lengthByHeaders } from './json-body.ts'
import { type JsonEntry, jsonListReader, oneOrMany } from './json-list.ts'
import { outlineOf } from './json-outline.ts'
import { type JsonNode, jsonOf, memberNode } from './json-tree.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * Events that Amazon API Gateway and function URLs hand to a Lambda function, in payload format 1.0 or 2.0: one, or an
 * array of them. The body is exact where `isBase64Encoded` says so, and text otherwise.
 */
export const lambda: CaptureReader = jsonListReader({
  format: 'lambda',
  writtenBy: 'functions that log their whole event as JSON',
  recognises: (text) => outlineOf(text).has('requestContext') && /"requestContext"\s*:\s*\{/.test(text),
  list: oneOrMany,
  noList: {
    code: 'no-entries',
    found: 'it is no event, and no array of events',
    hint: 'Log the event again.',
  },
  entry,
})

function entry(given: JsonEntry): CapturedDelivery | BrokenEntry | 'no delivery' {
  const { node, start, place } = given
  const event = jsonOf(node) as Members | undefined
  const context = memberNode(node, 'requestContext')
  if (event === undefined || context?.type !== 'object') return broken(start, noContext)
  const headers = headersFromJson(event.multiValueHeaders ?? event.headers)
  if (headers === null) return broken(place((memberNode(node, 'headers') ?? node).offset), badHeaders)
  const bodyNode = memberNode(node, 'body')
  const body = bodyOf(bodyNode, given, { isBase64: event.isBase64Encoded === true, headers })
  if (isFlaw(body)) return broken(place((bodyNode ?? node).offset), body)
  const request = requestOf(event, jsonOf(context) as Members)
  if (body.body.length === 0 && isSafe(request.method ?? '')) return 'no delivery'
  return {
    kind: 'delivery',
    place: start,
    headers,
    ...body,
    ...request,
  }
}

function bodyOf(
  node: JsonNode | undefined,
  { source, place }: JsonEntry,
  { isBase64, headers }: { readonly isBase64: boolean; readonly headers: CapturedDelivery['headers'] },
): JsonBody | Flaw {
  const declared = lengthByHeaders(headers)
  if (node === undefined || node.type === 'null') return (declared ?? 0) === 0 ? emptyBody : noBody
  return bodyFromJson({ node, inBase64: isBase64, declared, source, place })
}

/** Method, path and time, where either format keeps them. */
function requestOf(
  event: Members,
  context: Members,
): Partial<Pick<CapturedDelivery, 'method' | 'url' | 'receivedAt'>> {
  const http = (typeof context.http === 'object' && context.http !== null ? context.http : {}) as Members
  const path = event.rawPath ?? event.path
  const query = event.rawQueryString
  const hasQuery = typeof path === 'string' && typeof query === 'string' && query !== ''
  return asTold({
    method: http.method ?? event.httpMethod,
    url: hasQuery ? `${path}?${query}` : path,
    receivedAt: timeText(context.timeEpoch ?? context.requestTimeEpoch),
  })
}

const noContext: Flaw = {
  code: 'no-request',
  found: 'it has no "requestContext" object',
  hint: 'Log the whole event.',
}
const noBody: Flaw = { code: 'no-body', found: 'it has no "body" text', hint: 'Log the whole event.' }
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'its "headers" do not consist of names and texts',
  hint: 'Log the whole event.',
}
