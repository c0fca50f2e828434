import { asTold, timeText } from './as-told.ts'
import { broken, type Flaw, isFlaw } from './broken.ts'
import type { BrokenEntry, Capture, CapturedDelivery, CaptureReader, Place } from './capture.ts'
import { type CapturedHeaders, headersFromJson } from './headers.ts'
import { isSafe, lengthByHeaders } from './json-body.ts'
import { positionsInBytes } from './position.ts'
import { membersIn, stretchAt, stretchesIn, type TypedStretch } from './tnetstring.ts'

/**
 * Flows of mitmproxy, one dictionary behind the other (mitmproxy/flow.py, mitmproxy/http.py). The content of a request
 * is what was sent, byte for byte, still compressed if it was.
 */
export const mitmproxy: CaptureReader = {
  format: 'mitmproxy',
  writtenBy: 'mitmproxy: `mitmdump -w capture.flows`; its `save.har` is read as HAR',
  recognises: (text) => /^\d{2,9}:\d{1,2}:[a-z_]{2,30}[;,]/.test(text),
  read(bytes, file): Capture {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    const find = positionsInBytes(text)
    const entries: (CapturedDelivery | BrokenEntry)[] = []
    let leftOut = 0
    let at = 0
    while (at < text.length) {
      const place: Place = { file, entry: entries.length + leftOut + 1, ...find(at) }
      const flow = stretchAt(text, at, text.length)
      if (typeof flow === 'string') {
        entries.push(broken(place, flow === 'cut' ? cutOff : noFlow))
        break
      }
      const one = delivery(text, bytes, flow)
      if (one === 'no delivery') leftOut += 1
      else if (isFlaw(one)) entries.push(broken(place, one))
      else {
        const { content, ...request } = one
        const bodyPlace = { form: 'verbatim', ...find(content.from) } as const
        entries.push({ kind: 'delivery', place, ...request, bodyPlace })
      }
      at = flow.end
    }
    return { file, format: 'mitmproxy', entries, leftOut }
  },
}

type Request = Omit<CapturedDelivery, 'kind' | 'place' | 'bodyPlace'> & { readonly content: TypedStretch }

function delivery(text: string, bytes: Uint8Array, flow: TypedStretch): Request | Flaw | 'no delivery' {
  const flowMembers = membersIn(text, flow)
  if (flowMembers === null) return noFlow
  const requestAt = flowMembers.get('request')
  // Flows of TCP, UDP and DNS.
  if (requestAt === undefined || requestAt.type === '~') return 'no delivery'
  const request = membersIn(text, requestAt)
  if (request === null) return noFlow
  const headers = headersOf(text, request.get('headers'))
  if (headers === null) return badHeaders
  const said = (name: string): string => textOf(text, request.get(name))
  const method = said('method')
  const content = request.get('content')
  const isAbsent = content === undefined || !isText(content)
  if (isSafe(method) && (isAbsent || content.to === content.from)) return 'no delivery'
  if (isAbsent) return noContent
  const declared = lengthByHeaders(headers)
  const body = bytes.subarray(content.from, content.to)
  return {
    ...asTold({
      method,
      url: urlOf(said),
      receivedAt: timeText(Number(said('timestamp_start') || 'none') * 1000),
    }),
    headers,
    body,
    content,
    fidelity: declared !== null && declared > body.length ? 'truncated' : 'exact',
  }
}

function headersOf(text: string, list: TypedStretch | undefined): CapturedHeaders | null {
  const pairs = list?.type === ']' ? stretchesIn(text, list) : null
  if (pairs === null) return null
  return headersFromJson(
    pairs.map((pair) =>
      pair.type === ']' ? (stretchesIn(text, pair) ?? []).map((one) => textOf(text, one)) : null,
    ),
  )
}

/** As mitmproxy shows it; the path alone where the rest is not there. */
function urlOf(said: (name: string) => string): string {
  const scheme = said('scheme')
  const port = said('port')
  const isUsual = port === '' || port === ({ http: '80', https: '443' } as Record<string, string>)[scheme]
  const authority =
    said('authority') || (said('host') === '' ? '' : `${said('host')}${isUsual ? '' : `:${port}`}`)
  return scheme === '' || authority === '' ? said('path') : `${scheme}://${authority}${said('path')}`
}

function isText({ type }: TypedStretch): boolean {
  return type === ',' || type === ';'
}

function textOf(text: string, stretch: TypedStretch | undefined): string {
  return stretch === undefined || /[\]}~]/.test(stretch.type) ? '' : text.slice(stretch.from, stretch.to)
}

const cutOff: Flaw = {
  code: 'cut-off',
  found: 'the file ends within this flow',
  hint: 'Save the flows again, after mitmproxy has ended.',
}
const noFlow: Flaw = { code: 'no-flow', found: 'here is no flow of mitmproxy', hint: 'Save the flows again.' }
const noContent: Flaw = {
  code: 'no-body',
  found: 'it has no content: mitmproxy streamed it',
  hint: 'Capture again without "stream_large_bodies".',
}
const badHeaders: Flaw = {
  code: 'wrong-type',
  found: 'its "headers" are no list of names and values',
  hint: 'Save the flows again.',
}
