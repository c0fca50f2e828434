import type { CallRecord, Finding, Transcript } from '../model/index.ts'
import { describeAnswer } from './answers.ts'
import { deliveriesOf } from './deliveries.ts'
import { expectProvoked } from './expect-provoked.ts'

/**
 * The last event of the history is worked on while the calls of the earlier ones are held or fail: its own call comes
 * before all is well again.
 */
export function expectOthersWorkedOn(transcript: Transcript): readonly Finding[] {
  const { scenario, actual } = transcript
  const { calls = [] } = actual
  const last = scenario.events.length
  const { length: over } = scenario.moments
  const isOn = ({ entity }: CallRecord): boolean => entity === last
  const delivery = deliveriesOf(transcript).find(({ event }) => event === last - 1)
  const own = calls.find(isOn)
  const idle = expectProvoked({
    ...transcript,
    scenario: { ...scenario, faults: (scenario.faults ?? []).filter(({ entity }) => entity !== last) },
  })
  if (idle.length > 0) return idle
  if (own !== undefined && own.moment < over) return []
  const [attempt] = delivery?.attempts ?? []
  return [
    {
      kind: 'violation',
      where: `calls of entity ${last}`,
      expected: 'one, while those of the others wait or fail',
      received: `${own === undefined ? 'none' : 'one, but only when the others were done'} (answered ${attempt === undefined ? 'nothing' : describeAnswer(attempt.answer)})`,
    },
  ]
}
