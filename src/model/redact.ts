/** What stands in place of a secret. */
export const redacted: string = '[secret]'

/**
 * Removes secrets from text, in the forms in which they travel: as they are, inside JSON, and in a URL.
 *
 * Careful: texts of fewer than three characters are left alone, or they would take every second word with them.
 */
export function redact(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(
    secrets
      .filter((secret) => secret.length > 2)
      .flatMap((secret) => [
        secret,
        JSON.stringify(secret).slice(1, -1),
        encodeURIComponent(wellFormed(secret)),
      ]),
  )
  // The longest first, or what contains another one would be left in halves.
  const ordered = [...forms].sort((a, b) => b.length - a.length)
  return (text) => ordered.reduce((rest, form) => rest.replaceAll(form, redacted), text)
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
