import { rewritings, type Verification } from '../../signing/index.ts'
import type { CapturedMessage } from './message.ts'

/** What trying gave: the writing of the body that is signed, or `null`, and how many were tried. */
export type TriedRewritings =
  | { readonly how: null; readonly count: number }
  | { readonly how: string; readonly count: number; readonly verification: Verification }

/** Looks for the writing of a captured body that its signature covers. What is no JSON may have lost a line break. */
export function tryRewritings(
  { text }: CapturedMessage,
  verifies: (body: Uint8Array) => Verification,
): TriedRewritings {
  let count = 0
  for (const { how, text: body } of writings(text)) {
    count += 1
    const verification = verifies(Buffer.from(body, 'utf8'))
    // Any other word than "mismatch" is about a signature that is right, and the time that it covers.
    if (verification.ok || verification.code !== 'mismatch') return { how, count, verification }
  }
  return { how: null, count }
}

function* writings(text: string | null): Iterable<{ readonly how: string; readonly text: string }> {
  if (text === null) return
  yield { how: 'it was captured, with a line feed at its end', text: `${text}\n` }
  yield { how: 'it was captured, with a CRLF at its end', text: `${text}\r\n` }
  const trimmed = text.trim()
  if (trimmed !== text) yield { how: 'it was captured, without white space around it', text: trimmed }
  const breaks = text.replace(/\r?\n/g, '\r\n')
  if (breaks !== text) yield { how: 'it was captured, with CRLF for line breaks', text: breaks }
  const feeds = text.replaceAll('\r\n', '\n')
  if (feeds !== text) yield { how: 'it was captured, with line feeds for line breaks', text: feeds }
  yield* rewritings(text)
}
