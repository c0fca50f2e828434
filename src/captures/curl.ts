import { broken, type Flaw, isFlaw } from './broken.ts'
import type {
  BrokenEntry,
  Capture,
  CapturedDelivery,
  CaptureReader,
  Place,
  ReadNeighbour,
} from './capture.ts'
import { readCurlRequest } from './curl-request.ts'
import { positionsInBytes } from './position.ts'
import { readCommand, type ShellWord } from './shell-words.ts'

/**
 * Command lines of curl, as browsers copy them ("Copy as cURL (bash)") and documentation prints them; a file may hold
 * several, among other commands. What a shell would fill in is not known here.
 */
export const curl: CaptureReader = {
  format: 'curl',
  writtenBy: 'browsers ("Copy as cURL (bash)"), documentation, scripts',
  recognises: (text) => {
    const rest = text.replace(/^\uFEFF/, '')
    return isCurl(firstLine(rest)) || (/^#![^\n]*sh\b/.test(rest) && /^[ \t]*curl[ \t]/m.test(rest))
  },
  namesFiles: true,
  read(bytes, file, neighbour): Capture {
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    const find = positionsInBytes(source)
    const entries: (CapturedDelivery | BrokenEntry)[] = []
    let leftOut = 0
    const place = (offset: number): Place => ({ file, entry: entries.length + leftOut + 1, ...find(offset) })
    // A byte order mark of UTF-8.
    let at = source.startsWith('\xef\xbb\xbf') ? 3 : 0
    while (at < source.length) {
      const command = readCommand(source, at)
      const call = command.words.findIndex(({ text }) => isName(text))
      // A prompt of an example, or variables set for the command, may precede.
      const isCall =
        call !== -1 && command.words.slice(0, call).every(({ text }) => /^(\$|\w+=.*)$/s.test(text))
      const first = command.words[call]
      if (command.unclosed !== null && (isCall || command.words.length === 0)) {
        entries.push(broken(place(command.unclosed), cutOff))
      } else if (isCall && first !== undefined) {
        for (const words of partsOf(command.words.slice(call + 1))) {
          const one = command.isContinued ? cutOff : request(words, { find, neighbour })
          if (one === 'no delivery') leftOut += 1
          else if (isFlaw(one)) entries.push(broken(place(first.offset), one))
          else entries.push({ kind: 'delivery', place: place(first.offset), ...one })
        }
      }
      at = command.unclosed === null ? command.end : nextCall(source, command.unclosed)
    }
    if (entries.length + leftOut === 0) entries.push(broken(place(0), noCommand))
    return { file, format: 'curl', entries, leftOut }
  },
}

type Request = Omit<CapturedDelivery, 'kind' | 'place'>

function request(
  words: readonly ShellWord[],
  input: {
    readonly find: ReturnType<typeof positionsInBytes>
    readonly neighbour: ReadNeighbour | undefined
  },
): Request | Flaw | 'no delivery' {
  if (words.some(({ text }) => text.startsWith('^'))) return windows
  return readCurlRequest(words, input)
}

/** The requests of one command: `--next` begins another. */
function partsOf(words: readonly ShellWord[]): readonly (readonly ShellWord[])[] {
  const next = words.findIndex(({ text }) => text === '--next' || text === '-:')
  return next === -1 ? [words] : [words.slice(0, next), ...partsOf(words.slice(next + 1))]
}

/** The first line that is neither empty nor a comment. */
function firstLine(text: string): string {
  return /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*([^\n]*)/.exec(text)?.[1] ?? ''
}

function isCurl(line: string): boolean {
  return /^\s*(?:\$\s+)?curl(?:\.exe)?(?:\s|$)/.test(line)
}

function isName(text: string): boolean {
  return /^(.*[\\/])?curl(\.exe)?$/.test(text)
}

/** Where the next command may begin, behind a quote that nothing closes. */
function nextCall(source: string, after: number): number {
  const line = /^[ \t]*(?:\$ )?curl[ \t]/gm
  line.lastIndex = after + 1
  return line.exec(source)?.index ?? source.length
}

const cutOff: Flaw = {
  code: 'cut-off',
  found: 'its command line ends too early',
  hint: 'Copy the whole command, with the quote that closes its last text.',
}
const noCommand: Flaw = {
  code: 'no-command',
  found: 'here is no command line of curl',
  hint: 'Copy the command as cURL (bash).',
}
const windows: Flaw = {
  code: 'cmd-quoting',
  found: 'it is quoted for the command line of Windows',
  hint: 'Copy the command as cURL (bash).',
}
