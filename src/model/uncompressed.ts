import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

const decoders: Readonly<Record<string, (body: Uint8Array, options: { maxOutputLength: number }) => Buffer>> =
  {
    gzip: gunzipSync,
    'x-gzip': gunzipSync,
    deflate: inflateSync,
    br: brotliDecompressSync,
  }

/** A small body may hold a large one. */
const mostBytes = 100 * 1024 * 1024

/**
 * A body without the content coding that its header names (RFC 9110, 8.4.1); `null` where it does not have it, or nobody
 * knows it.
 */
export function uncompressed(body: Uint8Array, coding: string): Uint8Array | null {
  const name = coding.trim().toLowerCase()
  if (name === 'identity' || name === '') return body
  try {
    return Object.hasOwn(decoders, name)
      ? (decoders[name]?.(body, { maxOutputLength: mostBytes }) ?? null)
      : null
  } catch {
    return null
  }
}
