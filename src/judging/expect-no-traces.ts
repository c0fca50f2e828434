import type { Finding, Transcript } from '../model/index.ts'
import { deliveriesOf } from './deliveries.ts'
import { leavesTrace } from './expect-forgeries-refused.ts'

/** Nothing is seen of the entities that only forgeries are about; how they were answered does not matter. */
export function expectNoTraces(transcript: Transcript): readonly Finding[] {
  const { scenario, actual } = transcript
  return deliveriesOf(transcript)
    .filter(({ nature }) => nature === 'forged')
    .flatMap(({ event, number }): readonly Finding[] => {
      const view = actual.entities[(scenario.events[event]?.entity ?? 0) - 1] ?? {}
      if (!leavesTrace(view)) return []
      const seen = [...(view.effects ?? []), ...(view.state ?? [])]
      return [
        {
          kind: 'violation',
          where: `effects of attempt ${number}`,
          expected: 'none',
          received: JSON.stringify(seen[0]),
        },
      ]
    })
}
