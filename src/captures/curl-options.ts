import type { ShellWord } from './shell-words.ts'

/** One option of a command line: its long name, and its value where it takes one. */
export interface CurlOption {
  readonly name: string
  readonly value: ShellWord | null
}

/** What stands on a command line of curl, taken apart. `missing`: an option at its end that wants a value. */
export interface CurlLine {
  readonly options: readonly CurlOption[]
  readonly urls: readonly ShellWord[]
  readonly missing: string | null
}

/** Short names (curl(1)); those with a value are followed by `:`. */
const short: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'A:user-agent b:cookie B:use-ascii c:cookie-jar C:continue-at d:data D:dump-header e:referer E:cert ' +
    'f:fail F:form g:globoff G:get h:help H:header i:include I:head j:junk-session-cookies J:remote-header-name ' +
    'k:insecure K:config l:list-only L:location m:max-time M:manual n:netrc N:no-buffer o:output O:remote-name ' +
    'p:proxytunnel P:ftp-port q:disable Q:quote r:range R:remote-time s:silent S:show-error t:telnet-option ' +
    'T:upload-file u:user U:proxy-user v:verbose V:version w:write-out x:proxy X:request y:speed-time ' +
    'Y:speed-limit z:time-cond 0:http1.0 1:tlsv1 2:sslv2 3:sslv3 4:ipv4 6:ipv6 #:progress-bar'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(2)]),
)

/** Options that are followed by a value; all others are not. */
const valued: ReadonlySet<string> = new Set(
  (
    'user-agent cookie cookie-jar continue-at data dump-header referer cert form header max-time output ftp-port quote ' +
    'range telnet-option upload-file user proxy-user write-out proxy request speed-time speed-limit time-cond config ' +
    'data-raw data-binary data-ascii data-urlencode json url url-query form-string oauth2-bearer request-target ' +
    'connect-timeout retry retry-delay retry-max-time resolve connect-to interface cacert capath cert-type ciphers key ' +
    'key-type pass tls-max tls13-ciphers proto proto-default proto-redir limit-rate max-redirs max-filesize ' +
    'keepalive-time aws-sigv4 unix-socket abstract-unix-socket dns-servers doh-url stderr trace trace-ascii ' +
    'proxy-header proxy-cacert socks5 socks5-hostname socks4 socks4a noproxy preproxy local-port netrc-file ' +
    'expect100-timeout happy-eyeballs-timeout-ms hsts alt-svc output-dir rate variable create-file-mode pinnedpubkey ' +
    'crlfile curves engine delegation service-name parallel-max etag-save etag-compare haproxy-clientip'
  ).split(' '),
)

/** Takes the words behind `curl` apart. Words after `--next` are left to the caller. */
export function readCurlLine(words: readonly ShellWord[]): CurlLine {
  const options: CurlOption[] = []
  const urls: ShellWord[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as ShellWord
    const names = namesIn(word)
    if (names === null) urls.push(word)
    for (const { name, attached } of names ?? []) {
      if (!valued.has(name)) options.push({ name, value: null })
      else if (attached !== null) options.push({ name, value: attached })
      else {
        const value = words[at + 1]
        if (value === undefined) return { options, urls, missing: name }
        options.push({ name, value })
        at += 1
      }
    }
  }
  return { options, urls, missing: null }
}

type Named = { readonly name: string; readonly attached: ShellWord | null }

/** The options in one word: `--data`, `-sSX`, `-XPOST`; `null` where it is none. */
function namesIn(word: ShellWord): readonly Named[] | null {
  const { text } = word
  if (text.startsWith('--')) return [{ name: text.slice(2), attached: null }]
  if (!text.startsWith('-') || text === '-') return null
  const names: Named[] = []
  for (let at = 1; at < text.length; at++) {
    const name = short[text[at] as string] ?? ''
    if (!valued.has(name)) names.push({ name, attached: null })
    else {
      const rest = text.slice(at + 1)
      const verbatim = word.verbatim === null ? null : word.verbatim + at + 1
      return [...names, { name, attached: rest === '' ? null : { ...word, text: rest, verbatim } }]
    }
  }
  return names
}
