import type { Json } from '../model/index.ts'

/** Receivers often store the payload as text: what is JSON inside a string is looked into. */
export function embeddedJson(text: string): Json | undefined {
  if (text.length < 2 || (text[0] !== '{' && text[0] !== '[')) return undefined
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** A part of a path or query as it was meant. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Whether a text may be a path or a query, whose parts are values of their own. */
export function mayHoldParts(text: string): boolean {
  return text.length <= 2_000 && /[/?=&#]/.test(text)
}
