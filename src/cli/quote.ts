/** A word as a POSIX shell reads it back. */
export function quote(word: string): string {
  return /^[\w@%+=:,./{}-]+$/.test(word) && !/[{}].*,|^~/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`
}
