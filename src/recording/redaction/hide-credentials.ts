import { redact, redacted } from '../../model/index.ts'
import type { ReceivedRequest } from '../received-request.ts'
import type { SparedParts } from './spared.ts'

/** Headers and parameters that hold a credential by their name. */
const credentialName =
  /^(?:(?:proxy-)?authorization|(?:set-)?cookie2?|(?:.*[-_])?(?:tokens?|secret|password|passwd|api[-_]?key|auth[-_]?key|credential))$/i

/**
 * Takes credentials out: what headers and parameters of the query are called so, and these secrets wherever they
 * occur. What is recorded may be handed on; signatures stay, because they open nothing.
 */
export function hideCredentials(
  request: ReceivedRequest,
  secrets: readonly string[],
  { headers: spared, credentials }: Pick<SparedParts, 'headers' | 'credentials'>,
): ReceivedRequest {
  const clean = redact(secrets)
  const url = clean(hideInQuery(request.url))
  const headers = request.headers.map(([name, value]) => {
    const key = name.toLowerCase()
    const isCredential = credentials.has(key) || (credentialName.test(name) && !spared.has(key))
    return [name, isCredential ? hideValue(value) : clean(value)] as const
  })
  return { ...request, url, headers, body: cleanBytes(request.body, clean) }
}

/** The scheme of an `Authorization` tells how it was secured, and is no secret. */
function hideValue(value: string): string {
  const [, scheme] = /^(Basic|Bearer|Digest|Token) +\S/i.exec(value) ?? []
  return scheme === undefined ? redacted : `${scheme} ${redacted}`
}

function hideInQuery(url: string): string {
  return url.replace(/([?&])([^=&#]+)=([^&#]*)/g, (whole, mark: string, name: string) =>
    credentialName.test(name) ? `${mark}${name}=${redacted}` : whole,
  )
}

/** Byte by byte as characters, so that bytes that are no text stay what they are. */
function cleanBytes(body: Uint8Array, clean: (text: string) => string): Uint8Array {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const utf8 = buffer.toString('utf8')
  const isText = Buffer.from(utf8).equals(buffer)
  const text = isText ? utf8 : buffer.toString('latin1')
  const cleaned = clean(text)
  return cleaned === text ? body : Buffer.from(cleaned, isText ? 'utf8' : 'latin1')
}
