/**
 * Whether a file is called like a capture. Such a one in a folder is not passed over when nobody recognises it: what is
 * damaged would look like all was right.
 */
export function mayBeCapture(name: string): boolean {
  return /\.(ndjson|jsonl|har)$/i.test(name)
}
