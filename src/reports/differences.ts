/** Two texts, reduced to what differs. */
export interface Differences {
  readonly expected: string
  readonly received: string
  /** Members that are equal and left out. */
  readonly equal: number
}

/** Of two JSON objects, only the members that differ; any other texts stay whole. */
export function differences(expected: string, received: string): Differences {
  const left = parseObject(expected)
  const right = parseObject(received)
  if (left === undefined || right === undefined) return { expected, received, equal: 0 }
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  const differing = names.filter((name) => JSON.stringify(left[name]) !== JSON.stringify(right[name]))
  const pick = (from: Readonly<Record<string, unknown>>): string =>
    spaced(Object.fromEntries(differing.filter((name) => name in from).map((name) => [name, from[name]])))
  return { expected: pick(left), received: pick(right), equal: names.length - differing.length }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** JSON on one line that can be wrapped between its members. */
function spaced(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n */g, ' ')
}
