/** The stretches of data in a chunked body. `cut`: the file ends first. `bad`: it is not chunked at `end`. */
export interface Chunks {
  readonly body: readonly (readonly [from: number, to: number])[]
  readonly end: number
  readonly state: 'whole' | 'cut' | 'bad'
}

/** Finds the data of a chunked body (RFC 9112, 7.1), one character per byte. */
export function dechunk(text: string, start: number): Chunks {
  const body: (readonly [number, number])[] = []
  let at = start
  for (;;) {
    const lineEnd = text.indexOf('\n', at)
    if (lineEnd === -1) return { body, end: text.length, state: 'cut' }
    const size = /^([0-9a-f]{1,8})[ \t]*(;[^\n]*)?\r?$/i.exec(text.slice(at, lineEnd))?.[1]
    if (size === undefined) return { body, end: at, state: 'bad' }
    const from = lineEnd + 1
    const to = from + Number.parseInt(size, 16)
    if (to === from) return trailers(text, from, body)
    body.push([from, Math.min(to, text.length)])
    const next = text.startsWith('\r\n', to) ? to + 2 : to + 1
    if (next > text.length || text.slice(to) === '\r') return { body, end: text.length, state: 'cut' }
    if (text[next - 1] !== '\n') return { body, end: to, state: 'bad' }
    at = next
  }
}

function trailers(text: string, start: number, body: Chunks['body']): Chunks {
  let at = start
  for (;;) {
    const lineEnd = text.indexOf('\n', at)
    if (lineEnd === -1) return { body, end: text.length, state: 'cut' }
    const line = text.slice(at, lineEnd).trimEnd()
    at = lineEnd + 1
    if (line === '') return { body, end: at, state: 'whole' }
    if (!line.includes(':')) return { body, end: at, state: 'bad' }
  }
}
