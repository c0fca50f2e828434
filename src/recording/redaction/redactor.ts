import { redacted } from '../../model/index.ts'
import { isCardNumber } from './card-number.ts'
import { createFakeValues, type FakeValues } from './fake-values.ts'
import { type JsonLeaf, type JsonLeaves, jsonLeaves } from './json-edits.ts'
import { knownWords } from './known-words.ts'
import { nameInRole, type PersonalKind, personalKind } from './personal-kind.ts'
import { redactPatterns } from './text-patterns.ts'

/** What is not personal, whatever it is called. */
export interface Spared {
  /** JSON Pointers of fields that receivers need as they are: event types, ids. */
  readonly pointers: ReadonlySet<string>
  /** Texts that the schemas list. */
  readonly words: ReadonlySet<string>
}

/** Replaces what says something about people. */
export interface Redactor {
  /** The text of a body, in any format; its structure stays. */
  body(text: string, spared: Spared): string
  /** A line about a delivery, or one of its headers; also what its body was found to call by name. */
  text(text: string): string
  /** The value of a field by its name; the text where the name says nothing. */
  field(name: string, value: string): string
}

/** Numbers of these kinds are personal; those of others are amounts. */
const numeric: ReadonlySet<PersonalKind> = new Set(['phone', 'number', 'place', 'date'])

/**
 * Creates a redactor. Its stand-ins hold for as long as it is used: duplicates stay duplicates.
 *
 * @param salt 16 random bytes.
 */
export function createRedactor(salt: Uint8Array): Redactor {
  const fakes = createFakeValues(salt)
  const words = knownWords(fakes)
  const text = (given: string): string => redactPatterns(words.replace(given), fakes)
  const field = (name: string, value: string): string => {
    const kind = personalKind([name]) ?? nameInRole([name], value)
    return kind === null ? text(value) : stand(value, kind, fakes)
  }
  const redactJson = (json: JsonLeaves, spared: Spared): string => {
    const isSpared = (leaf: JsonLeaf): boolean =>
      spared.words.has(leaf.value) || spared.pointers.has(leaf.tokens.map((token) => `/${token}`).join(''))
    const keyed = (leaf: JsonLeaf): PersonalKind | null => {
      if (leaf.kind === 'key' || isSpared(leaf)) return null
      const kind =
        personalKind(leaf.path) ?? (leaf.kind === 'text' ? nameInRole(leaf.path, leaf.value) : null)
      const isAmount =
        leaf.kind === 'number' && !(kind !== null && numeric.has(kind) && /^\d+$/.test(leaf.value))
      return isAmount ? null : kind
    }
    for (const leaf of json.leaves) words.learn(leaf.value, keyed(leaf))
    return json.write((leaf) => {
      if (isSpared(leaf)) return leaf.value
      // The name of a field may be a word that is somebody's name, too.
      if (leaf.kind === 'key' && /^[\w.-]+$/.test(leaf.value)) return leaf.value
      const kind = keyed(leaf)
      if (kind !== null) return stand(leaf.value, kind, fakes)
      if (leaf.kind === 'number') {
        const isId = /id$/i.test(leaf.path.at(-1) ?? '')
        return isCardNumber(leaf.value) && !isId ? stand(leaf.value, 'number', fakes) : leaf.value
      }
      // Texts may hold JSON, as in forms within events.
      const inner = /^\s*[[{]/.test(leaf.value) ? jsonLeaves(leaf.value) : null
      return inner?.isWhole === true ? redactJson(inner, spared) : text(leaf.value)
    })
  }
  return {
    text,
    field,
    body: (given, spared) => {
      const json = jsonLeaves(given)
      if (json?.isWhole === true) return redactJson(json, spared)
      // What is no JSON, or only half of it, still tells which text is which.
      const inner = (name: string, value: string): string => {
        const nested = /^\s*[[{]/.test(value) ? jsonLeaves(value) : null
        return nested?.isWhole === true ? redactJson(nested, spared) : field(name, value)
      }
      return text(redactMarkup(json === null ? given : redactJson(json, spared), inner))
    },
  }
}

/** What was taken out before stays visibly so. */
function stand(value: string, kind: PersonalKind, fakes: FakeValues): string {
  return value
    .split(redacted)
    .map((part) => (part === '' || fakes.isFake(part) ? part : fakes.fake(part, kind)))
    .join(redacted)
}

/** Members of broken JSON, elements of XML, fields of a form. */
function redactMarkup(text: string, field: Redactor['field']): string {
  if (/^[\w%.[\]+-]+=[^\s<>{}]*$/.test(text)) return redactForm(text, field)
  return text
    .replace(
      /("([^"\\]{1,80})"\s*:\s*")((?:[^"\\]|\\.)*)/g,
      (_, before: string, name: string, value: string) => {
        return before + field(name, value)
      },
    )
    .replace(
      /(<([\w:.-]+)[^<>]*>)([^<>]+)(?=<\/\2\s*>)/g,
      (_, before: string, name: string, value: string) => {
        return before + field(name.replace(/^.*:/, ''), value)
      },
    )
}

/** A form or a query string, fields that stay as they were written. */
export function redactForm(text: string, field: Redactor['field']): string {
  return text
    .split('&')
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=')
      const [[key, value] = ['', '']] = new URLSearchParams(pair)
      const other = rest.length === 0 ? value : field(key.replace(/\[\w*\]$/, ''), value)
      return other === value ? pair : `${name}=${encodeURIComponent(other)}`
    })
    .join('&')
}
