import type { Finding, Transcript } from '../model/index.ts'
import { deliveriesOf } from './deliveries.ts'
import { leavesTrace } from './expect-forgeries-refused.ts'

/** Every genuine delivery that is acknowledged leaves a trace, when the control does: none is dropped in silence. */
export function expectTraces(transcript: Transcript): readonly Finding[] {
  const { scenario, actual } = transcript
  const shows = (event: number): boolean =>
    leavesTrace(actual.entities[(scenario.events[event]?.entity ?? 0) - 1] ?? {})
  const taken = deliveriesOf(transcript).filter(
    ({ nature, acknowledged }) => nature === 'genuine' && acknowledged,
  )
  if (!taken.some(({ role, event }) => role === 'control' && shows(event))) return []
  return taken
    .filter(({ event }) => !shows(event))
    .map(({ number }) => ({
      kind: 'violation',
      where: `effects of attempt ${number}`,
      expected: 'the effect of an acknowledged delivery',
      received: 'none',
    }))
}
