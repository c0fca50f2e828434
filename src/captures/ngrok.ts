import { asTold } from './as-told.ts'
import { broken, type Flaw } from './broken.ts'
import { decodeBase64 } from './bytes.ts'
import type { BrokenEntry, CapturedDelivery, CaptureReader } from './capture.ts'
import { readMessage, skipLineBreaks } from './http-message.ts'
import { isSafe } from './json-body.ts'
import { type JsonEntry, jsonListReader } from './json-list.ts'
import { outlineOf } from './json-outline.ts'
import { jsonOf, memberNode } from './json-tree.ts'

/**
 * What the local API of the ngrok agent answers (`GET :4040/api/requests/http`): `requests[].request.raw` is the whole
 * HTTP message in base64 (ngrok/ngrok-docs, agent/api.mdx). Long bodies may be cut.
 */
export const ngrok: CaptureReader = jsonListReader({
  format: 'ngrok',
  writtenBy: 'the ngrok agent: `curl localhost:4040/api/requests/http > capture.json`',
  recognises: (text) => outlineOf(text).has('requests.tunnel_name') || outlineOf(text).has('tunnel_name'),
  list: (root) => {
    const requests = memberNode(root, 'requests')
    if (requests?.type === 'array') return requests.children ?? []
    return root !== undefined && memberNode(root, 'request') !== undefined ? [root] : undefined
  },
  noList: {
    code: 'no-entries',
    found: 'it has no "requests" array',
    hint: 'Save what `curl localhost:4040/api/requests/http` prints.',
  },
  entry,
})

function entry({ node, start, place }: JsonEntry): CapturedDelivery | BrokenEntry | 'no delivery' {
  const raw = memberNode(memberNode(node, 'request'), 'raw')
  const text = jsonOf(raw)
  if (raw === undefined || typeof text !== 'string') return broken(start, noRaw)
  const bytes = decodeBase64(text)
  if (bytes === null) return broken(place(raw.offset), badRaw)
  const latin1 = Buffer.from(bytes).toString('latin1')
  const message = readMessage(latin1, skipLineBreaks(latin1, 0))
  if ('flaw' in message) return broken(place(raw.offset), message.flaw)
  const { body: stretches, end: _end, headerOffsets: _offsets, ...request } = message
  const body = Buffer.concat(stretches.map(([from, to]) => bytes.subarray(from, to)))
  if (body.length === 0 && isSafe(request.method ?? '')) return 'no delivery'
  const began = jsonOf(memberNode(node, 'start'))
  return {
    kind: 'delivery',
    place: start,
    ...request,
    body,
    bodyPlace: null,
    ...asTold({ method: request.method, url: request.url, receivedAt: began }),
  }
}

const noRaw: Flaw = {
  code: 'no-request',
  found: 'it has no "request.raw" text',
  hint: 'Save what `curl localhost:4040/api/requests/http` prints.',
}
const badRaw: Flaw = { code: 'bad-base64', found: 'its "request.raw" is no base64', hint: 'Save it again.' }
