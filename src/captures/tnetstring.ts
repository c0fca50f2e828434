/**
 * One value of a tnetstring file: its type's character, and where its content stands. `end` is behind the type.
 * The format is `<length>:<content><type>`; mitmproxy adds `;` for text (mitmproxy/io/tnetstring.py).
 */
export interface TypedStretch {
  readonly type: string
  readonly from: number
  readonly to: number
  readonly end: number
}

/** Finds the value at an offset: `cut` where it goes on behind the limit, `bad` where there is none. */
export function stretchAt(text: string, start: number, limit: number): TypedStretch | 'cut' | 'bad' {
  const head = /^(\d{1,12})(:?)/.exec(text.slice(start, Math.min(start + 13, limit)))
  if (head === null) return start < limit ? 'bad' : 'cut'
  const [, digits = '', colon] = head
  if (colon === '') return start + digits.length >= limit ? 'cut' : 'bad'
  const from = start + digits.length + 1
  const to = from + Number(digits)
  if (to >= limit) return 'cut'
  return { type: text[to] as string, from, to, end: to + 1 }
}

/** The values in a row that fill a stretch, or `null` where it is not filled by values. */
export function stretchesIn(text: string, { from, to }: TypedStretch): readonly TypedStretch[] | null {
  const found: TypedStretch[] = []
  let at = from
  while (at < to) {
    const one = stretchAt(text, at, to)
    if (typeof one === 'string') return null
    found.push(one)
    at = one.end
  }
  return found
}

/** The members of a dictionary by name, or `null` where it is none. */
export function membersIn(text: string, dictionary: TypedStretch): ReadonlyMap<string, TypedStretch> | null {
  const values = dictionary.type === '}' ? stretchesIn(text, dictionary) : null
  if (values === null || values.length % 2 > 0) return null
  const members = new Map<string, TypedStretch>()
  for (let at = 0; at < values.length; at += 2) {
    const name = values[at] as TypedStretch
    members.set(text.slice(name.from, name.to), values[at + 1] as TypedStretch)
  }
  return members
}
