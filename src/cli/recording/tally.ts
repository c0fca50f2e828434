import type { Happening, Turnaway } from '../../recording/index.ts'
import { count } from '../../reports/words.ts'
import { deliveries } from '../deliveries.ts'
import type { ExitCode } from '../shell.ts'

/** What a recording came to. */
export interface Tally {
  readonly add: (happening: Happening | Turnaway) => void
  readonly taken: () => number
  readonly lines: () => readonly string[]
  /** As for `validate`: 1 for problems, 3 where something could not be judged or stored, or nothing came. */
  readonly exitCode: () => ExitCode
}

/** Begins to count. */
export function createTally(): Tally {
  const verdicts = { valid: 0, invalid: 0, unjudged: 0 }
  const others = { handshakes: 0, turnedAway: 0, notStored: 0 }
  const forwarded = { answered: 0, failed: 0 }
  const taken = (): number => verdicts.valid + verdicts.invalid + verdicts.unjudged
  return {
    taken,
    add: (happening) => {
      if (!('kind' in happening)) others.turnedAway += 1
      else if (happening.kind === 'loop') others.turnedAway += 1
      else if (happening.kind === 'handshake') others.handshakes += 1
      else if (happening.kind === 'not-stored') others.notStored += 1
      else if (happening.kind === 'delivery') {
        verdicts[happening.judged.verdict] += 1
        if (happening.forwarded !== null)
          forwarded[happening.forwarded.failure === null ? 'answered' : 'failed'] += 1
      }
    },
    lines: () => {
      const some = (number: number, words: string): readonly string[] =>
        number === 0 ? [] : [`${number} ${words}`]
      const parts = [
        ...some(verdicts.valid, 'valid'),
        ...some(verdicts.invalid, 'invalid'),
        ...some(verdicts.unjudged, 'not judged'),
      ]
      const beside = [
        ...(others.handshakes === 0 ? [] : [count(others.handshakes, 'handshake')]),
        ...some(others.turnedAway, 'turned away'),
        ...some(others.notStored, 'not stored'),
      ]
      const total = forwarded.answered + forwarded.failed
      return [
        taken() === 0 ? 'no delivery came' : `${deliveries(taken())}: ${parts.join(', ')}`,
        ...(beside.length === 0 ? [] : [beside.join(', ')]),
        ...(total === 0 ? [] : [`the receiver answered ${forwarded.answered} of ${total}`]),
      ]
    },
    exitCode: () => {
      if (verdicts.invalid > 0) return 1
      return verdicts.unjudged + others.notStored > 0 || taken() === 0 ? 3 : 0
    },
  }
}
