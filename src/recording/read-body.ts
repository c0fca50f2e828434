import type { IncomingMessage } from 'node:http'

/** A body, or why there is none. Lengths in bytes. */
export type ReadBody =
  | { readonly kind: 'whole'; readonly body: Uint8Array }
  | { readonly kind: 'too-large'; readonly length: number }
  | { readonly kind: 'broken-off'; readonly length: number }

/**
 * Reads a body to its end. What is too large is let through and not kept: who is answered before all is sent often
 * takes that for a broken connection and never sees why.
 */
export async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<ReadBody> {
  let chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > maxBytes) chunks = []
      else chunks.push(chunk)
    }
  } catch {
    return { kind: 'broken-off', length }
  }
  return length > maxBytes ? { kind: 'too-large', length } : { kind: 'whole', body: Buffer.concat(chunks) }
}
