import type { Json } from '../model/index.ts'

/** JSON where it is JSON, else the text itself, so that nobody has to quote twice. */
export function jsonOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
