import type { Finding, Transcript } from '../model/index.ts'
import { deliveriesOf } from './deliveries.ts'
import { compareViews } from './expect-same-outcome.ts'

/**
 * The liveness delivery has the outcome of the control: whatever came between them has left nothing behind.
 *
 * Only for scenarios in which both say the same about entities of their own.
 */
export function expectLivenessAsControl(transcript: Transcript): readonly Finding[] {
  const { scenario, actual } = transcript
  const deliveries = deliveriesOf(transcript)
  const entityOf = (wanted: 'control' | 'liveness'): number | undefined => {
    const found = deliveries.find(({ role, acknowledged }) => role === wanted && acknowledged)
    return scenario.events[found?.event ?? -1]?.entity
  }
  const [before, after] = [entityOf('control'), entityOf('liveness')]
  if (before === undefined || after === undefined) return []
  return compareViews(after, actual.entities[after - 1] ?? {}, actual.entities[before - 1] ?? {}, {
    effects: true,
    state: true,
  })
}
