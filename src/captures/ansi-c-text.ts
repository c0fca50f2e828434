const letters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** What stands between `$'` and `'` in bash (manual, 3.1.2.4), one character per byte on both sides. */
export function ansiCText(inside: string): string {
  const escapes =
    /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3})|c([\s\S])|([\s\S]))/g
  // Half a surrogate pair is what browsers write for the first half of a character beyond the plane: \ud83d\ude00.
  const joined = inside.replace(
    /\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/g,
    (pair: string, high: string, low: string, offset: number) =>
      isEscaped(inside, offset)
        ? pair
        : `\\U${((Number.parseInt(high, 16) - 0xd800) * 0x400 + Number.parseInt(low, 16) - 0xdc00 + 0x10000).toString(16).padStart(8, '0')}`,
  )
  return joined.replace(
    escapes,
    (
      whole: string,
      hex?: string,
      short?: string,
      long?: string,
      octal?: string,
      control?: string,
      one = '',
    ) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      const code = short ?? long
      if (code !== undefined) return utf8(Number.parseInt(code, 16)) ?? whole
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
      if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f)
      // Letters in upper case mean themselves, but for E.
      return letters[one] ?? (/[\\'"?]/.test(one) ? one : whole)
    },
  )
}

/** Whether the backslash at an offset is the second of two. */
function isEscaped(text: string, offset: number): boolean {
  let before = 0
  while (text[offset - before - 1] === '\\') before += 1
  return before % 2 === 1
}

function utf8(code: number): string | null {
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? Buffer.from(String.fromCodePoint(code), 'utf8').toString('latin1') : null
}
