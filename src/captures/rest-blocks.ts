/** One request of a `.http` file: its lines that matter. Offsets count from the beginning of the file. */
export interface RestBlock {
  /** Where the request line stands. */
  readonly offset: number
  /** With the lines that go on with the URL joined to it. */
  readonly requestLine: string
  readonly headers: readonly string[]
  /** Without what handles the response; `null` where no empty line follows the head. */
  readonly body: RestBody | null
}

/** A body without the line breaks at its end, and these: nobody knows how many of them belong to it. */
export interface RestBody {
  readonly text: string
  readonly breaks: string
  readonly offset: number
}

interface Line {
  readonly text: string
  readonly offset: number
}

/** Splits a file at its lines of `###` and takes each part into request line, headers and body. */
export function restBlocks(text: string): readonly RestBlock[] {
  const blocks: Line[][] = [[]]
  for (const line of linesOf(text)) {
    if (line.text.startsWith('###')) blocks.push([])
    else blocks.at(-1)?.push(line)
  }
  return blocks.flatMap((lines) => blockOf(lines, text) ?? [])
}

/** Whether a line says nothing by itself: empty, a comment, or a variable. */
export function isAside(line: string): boolean {
  return /^\s*($|#|\/\/|@[\w.-]+\s*=)/.test(line)
}

function blockOf(lines: readonly Line[], text: string): RestBlock | null {
  let at = skipAsides(lines)
  const first = lines[at]
  if (first === undefined) return null
  let requestLine = first.text.trim()
  at += 1
  // Long URLs go on in indented lines.
  while (/^[ \t]+[?&/]/.test(lines[at]?.text ?? '')) requestLine += lines[at++]?.text.trim() ?? ''
  const headers: string[] = []
  for (; at < lines.length; at++) {
    const line = lines[at] as Line
    if (line.text.trim() === '') break
    if (!/^\s*(#|\/\/)/.test(line.text)) headers.push(line.text)
  }
  const body = lines[at] === undefined ? null : bodyOf(lines.slice(at + 1), text)
  return { offset: first.offset, requestLine, headers, body }
}

/** The first line of a request, behind comments, variables and the script `< {% … %}` that runs before it. */
function skipAsides(lines: readonly Line[]): number {
  let at = 0
  for (;;) {
    while (at < lines.length && isAside((lines[at] as Line).text)) at += 1
    if (!/^<\s*\{%/.test(lines[at]?.text ?? '')) return at
    while (at < lines.length && !/%\}\s*$/.test((lines[at] as Line).text)) at += 1
    at += 1
  }
}

function bodyOf(lines: readonly Line[], text: string): RestBody {
  // `> {% … %}` and `> ./file` handle the response, `>> file` and `<> file` keep it.
  const handler = lines.findIndex((line) => /^(>>?!?|<>)\s+\S|^>\s*\{%/.test(line.text))
  const kept = handler === -1 ? lines : lines.slice(0, handler)
  const first = kept.findIndex((line) => line.text.trim() !== '')
  const last = kept.findLastIndex((line) => line.text.trim() !== '')
  const from = kept[first]
  const to = kept[last]
  if (from === undefined || to === undefined) {
    return { text: '', breaks: '', offset: lines[0]?.offset ?? text.length }
  }
  const end = to.offset + to.text.length
  const breaks = /^[\r\n]*/.exec(text.slice(end, end + 64))?.[0] ?? ''
  return { text: text.slice(from.offset, end), breaks, offset: from.offset }
}

/** Lines without their ends. */
function linesOf(text: string): readonly Line[] {
  let next = 0
  return text.split('\n').map((line) => {
    const offset = next
    next += line.length + 1
    return { text: line.replace(/\r$/, ''), offset }
  })
}
