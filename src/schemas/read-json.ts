import { readFile } from 'node:fs/promises'
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'
import { type Json, UsageError } from '../model/index.ts'

/** The JSON value in a file, or an error that says in which line and column it is broken. */
export async function readJson(file: string): Promise<Json> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new UsageError(
      missing ? 'missing-file' : 'unreadable-file',
      `Cannot read ${file}: ${missing ? 'there is no such file' : (cause as Error).message}.`,
      missing ? 'Create it, or correct the path that leads to it.' : 'Make it readable.',
      cause,
    )
  }
  return parseJson(text.replace(/^\uFEFF/, ''), file)
}

/** The JSON value of a text; `name` says where the text comes from, for the error. */
export function parseJson(text: string, name: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch (cause) {
    throw new UsageError(
      'invalid-json',
      `Cannot read ${name}: it is not valid JSON${findMistake(text)}.`,
      'Correct it there.',
      cause,
    )
  }
}

/** `JSON.parse` gives no position for many mistakes, and it says them differently in every Node. */
function findMistake(text: string): string {
  const errors: ParseError[] = []
  parse(text, errors, { disallowComments: true, allowTrailingComma: false })
  const first = errors[0]
  if (first === undefined) return ''
  const before = text.slice(0, first.offset).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  const words = printParseErrorCode(first.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return ` at line ${before.length}, column ${column} (${words})`
}
