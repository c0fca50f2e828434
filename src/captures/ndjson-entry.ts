import { asTold } from './as-told.ts'
import { broken, type Flaw, isFlaw, typeName } from './broken.ts'
import { decodeBase64, encodeText } from './bytes.ts'
import type { BodyPlace, BrokenEntry, CapturedDelivery, Place } from './capture.ts'
import { headerNodes } from './header-nodes.ts'
import { headersFromJson } from './headers.ts'
import { nestedTooDeeply } from './json-flaws.ts'
import type { JsonPiece } from './json-pieces.ts'
import { type JsonNode, jsonOf, memberNode } from './json-tree.ts'
import type { Position } from './position.ts'

/** Reads one value of our own format, or says what is wrong with it, and where. */
export function ndjsonEntry(
  place: Place,
  { source, tree, offset }: JsonPiece,
  find: (offset: number) => Position,
): CapturedDelivery | BrokenEntry {
  if (tree.broken?.tooDeep === true) return broken(place, nestedTooDeeply)
  if (tree.broken !== undefined || tree.root === undefined) {
    const at = find(offset + (tree.broken?.offset ?? 0))
    return broken({ ...place, ...at }, tree.broken?.cutOff === true ? cutOff : badJson)
  }
  return entry(place, source, tree.root, (within) => find(offset + within))
}

function entry(
  place: Place,
  source: string,
  root: JsonNode,
  find: (offset: number) => Position,
): CapturedDelivery | BrokenEntry {
  const start: Place = { ...place, ...find(root.offset) }
  if (root.type !== 'object') return broken(start, wrongType('the entry', jsonOf(root), 'an object'))
  const value = jsonOf(root) as Readonly<Record<string, unknown>>
  const at = (name: string): Place => ({ ...place, ...find((memberNode(root, name) ?? root).offset) })
  for (const name of ['method', 'url', 'receivedAt']) {
    const given = value[name]
    if (given !== undefined && typeof given !== 'string') {
      return broken(at(name), wrongType(`"${name}"`, given, 'a text'))
    }
  }
  const headers = headersFromJson(value.headers)
  if (headers === null) return broken(at('headers'), badHeaders(value.headers))
  const body = bodyOf(value, memberNode(root, 'body'), source, find)
  if (isFlaw(body)) return broken(at('bodyBase64' in value ? 'bodyBase64' : 'body'), body)
  return {
    kind: 'delivery',
    place: start,
    headers,
    headerAt: (index) => {
      const node = headerNodes(memberNode(root, 'headers'))[index]
      return node && find(node.offset + 1)
    },
    ...body,
    ...(value.redacted === true ? { fidelity: 'reserialised', isRedacted: true } : { fidelity: 'exact' }),
    ...asTold({ method: value.method, url: value.url, receivedAt: value.receivedAt }),
  }
}

function bodyOf(
  value: Readonly<Record<string, unknown>>,
  node: JsonNode | undefined,
  source: string,
  find: (offset: number) => Position,
): { readonly body: Uint8Array; readonly bodyPlace: BodyPlace | null } | Flaw {
  const { body: given, bodyBase64 } = value
  if (given !== undefined && bodyBase64 !== undefined) return twoBodies
  if (bodyBase64 !== undefined) {
    const body = typeof bodyBase64 === 'string' ? decodeBase64(bodyBase64) : null
    return body === null ? badBase64 : { body, bodyPlace: null }
  }
  if (given === undefined || node === undefined) return noBody
  if (typeof given !== 'string') return parsedBody(given)
  const body = encodeText(given)
  if (body === null) return halfCharacter
  const literal = source.slice(node.offset + 1, node.offset + node.length - 1)
  return { body, bodyPlace: { form: 'json-string', literal, ...find(node.offset + 1) } }
}

function wrongType(what: string, found: unknown, expected: string): Flaw {
  return {
    code: 'wrong-type',
    found: `${what} is ${typeName(found)}`,
    hint: `Write ${expected} there.`,
  }
}

function badHeaders(found: unknown): Flaw {
  return found === undefined
    ? {
        code: 'no-headers',
        found: 'it has no "headers"',
        hint: 'Record the headers: signatures stand there.',
      }
    : {
        code: 'wrong-type',
        found: '"headers" does not consist of names and texts',
        hint: 'Write [[name, value], …] or {name: value}.',
      }
}

function parsedBody(found: unknown): Flaw {
  return {
    code: 'wrong-type',
    found: `"body" is ${typeName(found)}, and parsing lost the bytes that are signed`,
    hint: 'Record the body before it is parsed, as a text or as "bodyBase64".',
  }
}

const cutOff: Flaw = {
  code: 'cut-off',
  found: 'its JSON ends too early',
  hint: 'Capture it again: the file was cut off.',
}

const badJson: Flaw = { code: 'bad-json', found: 'it is no JSON', hint: 'Write one JSON object per line.' }

const noBody: Flaw = {
  code: 'no-body',
  found: 'it has no body',
  hint: 'Record the body as "body" (text) or "bodyBase64"; an empty one is "".',
}

const twoBodies: Flaw = {
  code: 'two-bodies',
  found: 'it has both "body" and "bodyBase64"',
  hint: 'Keep one of them.',
}

const badBase64: Flaw = {
  code: 'bad-base64',
  found: '"bodyBase64" is no base64',
  hint: 'Write the standard alphabet with padding.',
}

const halfCharacter: Flaw = {
  code: 'half-character',
  found: '"body" holds half of a surrogate pair, which stands for no bytes',
  hint: 'Record the body as "bodyBase64".',
}

/** Of bytes that had to be replaced. */
export const notText: Flaw = {
  code: 'not-utf-8',
  found: 'it holds bytes that are no UTF-8',
  hint: 'Write UTF-8, and bodies that are no text as "bodyBase64".',
}
