import { asTold } from './as-told.ts'
import type { Flaw } from './broken.ts'
import { isFlaw } from './broken.ts'
import type { CapturedDelivery, ReadNeighbour } from './capture.ts'
import { readCurlData } from './curl-data.ts'
import { type CurlOption, readCurlLine } from './curl-options.ts'
import { type CapturedHeaders, isHeaderName } from './headers.ts'
import { isSafe } from './json-body.ts'
import type { Position } from './position.ts'
import type { ShellWord } from './shell-words.ts'

type Request = Omit<CapturedDelivery, 'kind' | 'place'>

/** What reading a command line may need besides it. */
export interface CurlSurroundings {
  readonly find: (offset: number) => Position
  readonly neighbour: ReadNeighbour | undefined
}

/** The request that a command line of curl makes, with the headers that curl adds because of its options (curl(1)). */
export function readCurlRequest(
  words: readonly ShellWord[],
  { find, neighbour }: CurlSurroundings,
): Request | Flaw | 'no delivery' {
  const { options, urls, missing } = readCurlLine(words)
  if (missing !== null) return noValue(missing)
  const unknown = [...urls, ...options.flatMap(({ value }) => value ?? [])].find(
    (word) => word.unknown !== null,
  )
  if (unknown !== undefined) return unresolved(unknown.unknown ?? '')
  const url = last(options, 'url') ?? urls[0]
  if (url === undefined) return noUrl
  const has = (...names: readonly string[]): boolean => options.some(({ name }) => names.includes(name))
  if (has('form', 'form-string', 'upload-file', 'config')) return otherBody
  const data = readCurlData(options, neighbour)
  if (data !== null && isFlaw(data)) return data
  const isBody = data !== null && !has('get')
  const method = last(options, 'request')?.text ?? (has('head') ? 'HEAD' : isBody ? 'POST' : 'GET')
  if (!isBody && isSafe(method)) return 'no delivery'
  if (!isBody) return noData
  const headers = headersOf(options)
  if (isFlaw(headers)) return headers
  const at = data.verbatim
  return {
    ...asTold({ method, url: utf8(url.text) }),
    headers,
    body: data.bytes,
    bodyPlace: at === null ? null : { form: 'verbatim', ...find(at) },
    // The command says what is to be sent; whether that was received once, its author knows.
    fidelity: data.isFile ? 'exact' : 'text-exact',
  }
}

function headersOf(options: readonly CurlOption[]): CapturedHeaders | Flaw {
  const headers: (readonly [string, string])[] = []
  const removed = new Set<string>()
  for (const { name, value } of options) {
    if (name !== 'header' || value === null) continue
    const line = utf8(value.text)
    if (line.startsWith('@')) return headerFile
    const [, given = '', mark = '', rest = ''] = /^([^:;]*)([:;])?([\s\S]*)$/.exec(line) ?? []
    const text = rest.trim()
    if (!isHeaderName(given) || /[\r\n]/.test(text)) return badHeader(line)
    // `Name:` takes a header away, `Name;` sends an empty one.
    if (mark === ':' && text === '') removed.add(given.toLowerCase())
    else if (mark === ':' || text === '') headers.push([given, text])
    else return badHeader(line)
  }
  const isAbsent = ([name]: readonly [string, string]): boolean =>
    !removed.has(name.toLowerCase()) && !headers.some(([one]) => one.toLowerCase() === name.toLowerCase())
  return [...headers, ...addedBy(options).filter(isAbsent)]
}

/** The headers that curl makes of other options. */
function addedBy(options: readonly CurlOption[]): CapturedHeaders {
  const value = (name: string): string | undefined => {
    const text = last(options, name)?.text
    return text === undefined ? undefined : utf8(text)
  }
  const user = last(options, 'user')?.text
  const bearer = value('oauth2-bearer')
  const cookie = value('cookie')
  const isJson = options.some(({ name }) => name === 'json')
  const candidates: readonly (readonly [string, string | undefined])[] = [
    [
      'Authorization',
      user?.includes(':') === true ? `Basic ${Buffer.from(user, 'latin1').toString('base64')}` : undefined,
    ],
    ['Authorization', bearer === undefined ? undefined : `Bearer ${bearer}`],
    ['User-Agent', value('user-agent')],
    ['Referer', value('referer')],
    ['Cookie', cookie?.includes('=') === true ? cookie : undefined],
    ['Content-Type', isJson ? 'application/json' : 'application/x-www-form-urlencoded'],
    ['Accept', isJson ? 'application/json' : undefined],
  ]
  const given = candidates.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))
  return given.filter(([name], index) => given.findIndex(([other]) => other === name) === index)
}

function last(options: readonly CurlOption[], wanted: string): ShellWord | undefined {
  return options.findLast(({ name }) => name === wanted)?.value ?? undefined
}

function utf8(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8')
}

function noValue(name: string): Flaw {
  return {
    code: 'cut-off',
    found: `nothing follows its --${name.slice(0, 40)}`,
    hint: 'Copy the whole command.',
  }
}

function unresolved(found: string): Flaw {
  return {
    code: 'unresolved-variable',
    found: `it holds ${utf8(found).slice(0, 40)}, which only a shell can fill in`,
    hint: 'Write the value itself, or put literal text into single quotes.',
  }
}

function badHeader(line: string): Flaw {
  return {
    code: 'bad-header',
    found: `${JSON.stringify((line.split(/[:;]/, 1)[0] ?? '').slice(0, 40))} is no name of a header`,
    hint: 'Write -H "Name: value".',
  }
}

const noUrl: Flaw = { code: 'no-url', found: 'it has no URL', hint: 'Copy the whole command.' }
const noData: Flaw = {
  code: 'no-body',
  found: 'it has no data',
  hint: 'Give the body with --data-raw or --data-binary; an empty one is "".',
}
const otherBody: Flaw = {
  code: 'unknown-body',
  found: 'its body is made when it is sent (--form, --upload-file or --config)',
  hint: 'Give the body with --data-raw or --data-binary.',
}
const headerFile: Flaw = {
  code: 'header-file',
  found: 'its headers stand in a file',
  hint: 'Write each as -H "Name: value".',
}
