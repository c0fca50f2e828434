import type { ObservedHeader } from './observe-headers.ts'

/** Headers by which a program says what it is. */
const selfDescriptions = new Set(['user-agent', 'accept'])
const secretName = /token|secret|password|passwd|auth|key|credential|session|signature|cookie/

/**
 * The text that a header always has, if that may stand in a contract: neither a credential, nor anything that looks
 * like one. `undefined` where it varies, where one delivery alone proves nothing, or where it is better not copied.
 *
 * @param secrets Texts that must never be written anywhere.
 */
export function fixedValue(
  { key, values, distinct }: ObservedHeader,
  secrets: readonly string[],
): string | undefined {
  const [value = ''] = values
  if (distinct !== 1 || (values.length < 2 && !selfDescriptions.has(key))) return undefined
  return mayBeCopied(key, value) && !secrets.some((secret) => value.includes(secret)) ? value : undefined
}

/** Words, numbers and addresses may be; long runs of letters and digits are what secrets look like. */
function mayBeCopied(key: string, value: string): boolean {
  if (secretName.test(key) || value.length > 120 || !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value))
    return false
  const runs = value.match(/[A-Za-z0-9+=]{16,}/g) ?? []
  return !runs.some((run) => /[0-9]/.test(run) && /[A-Za-z]/.test(run)) && !/[{}@]/.test(value)
}
