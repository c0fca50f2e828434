/** So deep are members told apart; what identifies a format stands near the top. */
const deepest = 4

/**
 * The members of JSON text by their path, arrays left out: `log.entries.request` for `{"log":{"entries":[{"request"`.
 *
 * Half a text gives what it has: formats are recognised by their beginnings, and by where a name stands, because
 * parsed bodies may hold members of any name.
 */
export function outlineOf(text: string): ReadonlySet<string> {
  if (latest.text !== text) latest = { text, members: scan(text) }
  return latest.members
}

// Every reader asks about the same beginning.
let latest: { readonly text: string; readonly members: ReadonlySet<string> } = {
  text: '',
  members: new Set(),
}

function scan(text: string): ReadonlySet<string> {
  const members = new Set<string>()
  if (!/^\s*[[{]/.test(text)) return members
  const open: ('[' | '{')[] = []
  const names: string[] = []
  for (const [token, string, colon] of text.matchAll(
    /("[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$))(\s*:)?|[[\]{}]/gs,
  )) {
    const depth = open.filter((one) => one === '{').length
    if (string !== undefined) {
      if (colon === undefined || open.at(-1) !== '{' || depth > deepest) continue
      names.splice(depth - 1, names.length, string.slice(1, -1))
      members.add(names.join('.'))
    } else if (token === '{' || token === '[') {
      open.push(token)
      if (open.length > 64) return members
    } else {
      open.pop()
      names.splice(open.filter((one) => one === '{').length, names.length)
    }
  }
  return members
}
