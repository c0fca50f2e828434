const names: Readonly<Record<string, string>> = { event: 'events', settle: 'settleMs', header: 'headers' }

/** Speaks of options where a text of the command line speaks of flags: `--effects <url>` is the option `effects`. */
export function withOptionNames(text: string): string {
  return text
    .replace(/ or --[a-z]+-command <[^>]+>/g, '')
    .replace(/--([a-z]+(?:-[a-z]+)*)(?: <[^>]+>)?/g, (_, flag: string) => {
      const key = flag.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())
      return `\`${names[key] ?? key}\``
    })
}
