import { asTold, timeText } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import type { BrokenEntry, CapturedDelivery, CaptureReader } from './capture.ts'
import { type CapturedHeaders, headersFromJson } from './headers.ts'
import { bodyFromJson, type JsonBody, lengthByHeaders } from './json-body.ts'
import type { JsonEntry } from './json-list.ts'
import { outlineOf } from './json-outline.ts'
import { type JsonPiece, jsonPieces } from './json-pieces.ts'
import { jsonStreamReader } from './json-stream.ts'
import { type JsonNode, jsonOf, jsonTree, memberNode } from './json-tree.ts'
import { parsedBody } from './parsed-body.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * What a smee channel sends to its clients: server-sent events whose `data` is one JSON object, or these objects by
 * themselves. Headers stand among `body`, `query` and `timestamp` (probot/smee.io, lib/server.js). The body was
 * parsed, unless the server adds `rawbody` (probot/smee-client#325).
 */
export const smee: CaptureReader = jsonStreamReader({
  format: 'smee',
  writtenBy: 'smee.io: `curl -N -H "accept: text/event-stream" https://smee.io/<channel> > capture.txt`',
  recognises: (text) => isEventStream(text) || isMessage(outlineOf(text)),
  pieces: (text) => (isEventStream(text) ? dataOf(text) : jsonPieces(text)),
  entry,
})

function isEventStream(text: string): boolean {
  return /^(?:(?::[^\n]*)?\r?\n)*(id|event|retry|data): ?\S/.test(text) && /^data: ?\{/m.test(text)
}

function isMessage(members: ReadonlySet<string>): boolean {
  const hasHead = members.has('host') || members.has('content-type') || members.has('user-agent')
  return hasHead && !members.has('headers') && (members.has('body') || members.has('rawbody'))
}

/** The `data` of every event; an event has one line of it, because JSON text has no line breaks there. */
function dataOf(text: string): readonly JsonPiece[] {
  return [...text.matchAll(/^data: ?([^\r\n]*)/gm)].flatMap((match) => {
    const source = match[1] ?? ''
    const offset = match.index + match[0].length - source.length
    return /^\s*(\{\s*\})?\s*$/.test(source) ? [] : [{ offset, source, tree: jsonTree(source) }]
  })
}

const ownMembers: ReadonlySet<string> = new Set(['body', 'rawbody', 'query', 'timestamp'])

function entry(given: JsonEntry): CapturedDelivery | BrokenEntry {
  const { node, start, place } = given
  if (node.type !== 'object') return broken(start, noMessage)
  const message = jsonOf(node) as Members
  const headers = headersFromJson(
    Object.fromEntries(Object.entries(message).filter(([name]) => !ownMembers.has(name))),
  )
  if (headers === null) return broken(start, badHeaders)
  const raw = memberNode(node, 'rawbody')
  const parsed = memberNode(node, 'body')
  const body = bodyOf(raw?.type === 'string' ? raw : undefined, parsed, given, headers)
  if (isFlaw(body)) return broken(place((raw ?? parsed ?? node).offset), body)
  return {
    kind: 'delivery',
    place: start,
    headers,
    ...body,
    ...asTold({ receivedAt: timeText(message.timestamp) }),
  }
}

function bodyOf(
  raw: JsonNode | undefined,
  parsed: JsonNode | undefined,
  given: JsonEntry,
  headers: CapturedHeaders,
): JsonBody | Flaw {
  const node = raw ?? parsed
  if (node === undefined || node.type === 'null') return noBody
  return node.type === 'string'
    ? bodyFromJson({ ...given, node, inBase64: false, declared: lengthByHeaders(headers) })
    : parsedBody(node, given, headers)
}

const noMessage: Flaw = {
  code: 'no-request',
  found: 'it is no message',
  hint: 'Save the events of the channel again.',
}
const noBody: Flaw = { code: 'no-body', found: 'it has no "body"', hint: 'Save the events again.' }
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'beside its "body" stand other things than headers',
  hint: 'Save the events of the channel again.',
}
