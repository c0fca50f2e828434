import type { SignatureRule } from '../../src/model/index.ts'

/** What precedes the signature in an entry: `sha256` of `sha256={signature}`; empty where nothing does. */
export function labelOf({ entry, delimiter }: SignatureRule): string {
  const parts = delimiter === undefined ? [entry] : entry.split(delimiter)
  const before = (parts.find((part) => part.includes('{signature}')) ?? '').split('{signature}')[0] ?? ''
  return before.replace(/[^A-Za-z0-9]+$/, '')
}
