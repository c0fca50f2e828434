import type { Flaw } from './broken.ts'
import { encodeText } from './bytes.ts'
import type { CapturedHeaders } from './headers.ts'
import type { JsonBody } from './json-body.ts'
import type { JsonEntry } from './json-list.ts'
import type { JsonNode } from './json-tree.ts'

/**
 * A body of which a tool kept the value only. It is given as it stands in the file, so that numbers, the order of
 * members and whatever else the tool left alone remain; how it was spaced and escaped on its way, nobody knows.
 */
export function parsedBody(
  node: JsonNode,
  { source, place }: Pick<JsonEntry, 'source' | 'place'>,
  headers: CapturedHeaders,
): JsonBody | Flaw {
  if (isForm(headers)) return parsedForm
  const body = encodeText(source.slice(node.offset, node.offset + node.length))
  if (body === null) return halfCharacter
  const { line, column } = place(node.offset)
  return { body, bodyPlace: { form: 'verbatim', line, column }, fidelity: 'reserialised' }
}

/** Whether a body was sent as a form, so that JSON in its place is a tool's reading of it. */
function isForm(headers: CapturedHeaders): boolean {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  return /^\s*(application\/x-www-form-urlencoded|multipart\/)/i.test(type)
}

const parsedForm: Flaw = {
  code: 'parsed-form',
  found: 'its body was a form, and the tool kept only what it says',
  hint: 'Capture the raw body.',
}
const halfCharacter: Flaw = {
  code: 'half-character',
  found: 'its body holds half of a surrogate pair, which stands for no bytes',
  hint: 'Capture raw HTTP instead.',
}
