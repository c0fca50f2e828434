import type { Finding, Transcript } from '../model/index.ts'

/**
 * In-order delivery itself ends in the newest version.
 *
 * Comparing two worlds is blind to a receiver that is wrong in both; roles tell: a state that shows values of an old
 * version and none of the newest is wrong whatever the actual history did.
 */
export function expectIdealConverges({ scenario, ideal, terms }: Transcript): readonly Finding[] {
  return (ideal?.entities ?? []).flatMap((view, index): readonly Finding[] => {
    const events = scenario.events.filter((event) => event.entity === index + 1)
    const newest = Math.max(...events.map((event) => event.version))
    const isDelete = events.some(
      ({ type, version }) =>
        version === newest &&
        terms.events.some(({ event }) => event.type === type && event.change === 'delete'),
    )
    const shown = versionsIn(JSON.stringify(view.state ?? []))
    if (isDelete || newest < 2 || shown.size === 0 || shown.has(newest)) return []
    return [
      {
        kind: 'violation',
        where: `state of entity ${index + 1} after delivery in order`,
        expected: `values of version ${newest}`,
        received: `only values of version ${[...shown].sort((a, b) => a - b).join(', ')}`,
      },
    ]
  })
}

function versionsIn(text: string): Set<number> {
  return new Set([...text.matchAll(/<version (\d+) \//g)].map(([, number]) => Number(number)))
}
