import { UsageError } from '../model/errors.ts'

/** What the names in a credential template stand for. */
export type CredentialTexts = Readonly<Record<'username' | 'password' | 'token', string>>

/** Parts and look-alikes of a credential, by characters. */
export const credentialForms: Readonly<Record<'half' | 'first' | 'swapcase', (text: string) => string>> = {
  half: (text) =>
    Array.from(text)
      .slice(0, Math.floor(Array.from(text).length / 2))
      .join(''),
  first: (text) => Array.from(text).slice(0, 1).join(''),
  swapcase: (text) => Array.from(text, swapCase).join(''),
}

/**
 * Resolves `{username}`, `{password}` and `{token}`, each also `:half`, `:first` or `:swapcase`, and
 * `{base64:…}` around any of it. A form never gives the whole text back: where it would (one character, no
 * letters), a character is added, so that a forged credential stays a forged one.
 */
export function resolveCredential(template: string, texts: CredentialTexts): string {
  let resolved = ''
  let at = 0
  while (at < template.length) {
    const open = template.indexOf('{', at)
    if (open === -1) return resolved + template.slice(at)
    const close = closing(template, open)
    resolved += template.slice(at, open) + partOf(template.slice(open + 1, close), texts)
    at = close + 1
  }
  return resolved
}

function partOf(inner: string, texts: CredentialTexts): string {
  if (inner.startsWith('base64:')) {
    return Buffer.from(resolveCredential(inner.slice('base64:'.length), texts), 'utf8').toString('base64')
  }
  const [name = '', form] = inner.split(':')
  const text = Object.hasOwn(texts, name) ? texts[name as keyof CredentialTexts] : undefined
  if (text === undefined) throw unreadable(`{${inner}}`)
  if (form === undefined) return text
  if (!Object.hasOwn(credentialForms, form)) throw unreadable(`{${inner}}`)
  const formed = credentialForms[form as keyof typeof credentialForms](text)
  return formed === text && text !== '' ? `${text}x` : formed
}

function closing(template: string, open: number): number {
  let depth = 0
  for (let at = open; at < template.length; at += 1) {
    if (template[at] === '{') depth += 1
    if (template[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  throw unreadable(template.slice(open))
}

function swapCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
}

function unreadable(part: string): UsageError {
  return new UsageError(
    'malformed-template',
    `Cannot resolve "${part}" in a credential template: there is no such part.`,
    'Use {username}, {password} or {token}, each also with :half, :first or :swapcase, and {base64:…}.',
  )
}
