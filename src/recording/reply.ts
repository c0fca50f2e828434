import type { WireRequest } from '../model/index.ts'

/** What a provider is answered. */
export interface Reply {
  readonly status: number
  /** Its words after the status, where a receiver chose some. */
  readonly statusText?: string
  readonly headers: WireRequest['headers']
  readonly body: Uint8Array
}

/** A reply with a text as its body. */
export function textReply(status: number, text: string, contentType = 'text/plain; charset=utf-8'): Reply {
  return {
    status,
    headers: text === '' ? [] : [['content-type', contentType]],
    body: Buffer.from(text),
  }
}
