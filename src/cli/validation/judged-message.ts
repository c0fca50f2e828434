import type { JudgedEntry, SequenceFacts, SequenceWords } from '../../captures/index.ts'

type Judged = Extract<JudgedEntry, { kind: 'judged' }>

/**
 * Judged entries of one file, as they cross between threads: numbers and texts cross much faster than many objects.
 *
 * Most deliveries are valid, and there is nothing to say about them. They stand in `numbers`, one after the other:
 *
 * - their index among the entries; their entry, line and column;
 * - the index of their kind in `kinds`; their body; how many marks they have, and whether they tell a state;
 * - of each mark the identity, high and low; of the state high, low, the version, and whether it is counted, and a deletion.
 */
export interface JudgedMessage {
  readonly numbers: Float64Array
  /** JSON of `Beside`. */
  readonly beside: string
  /** JSON of the words of those deliveries, in their order: read when somebody asks, which few do. */
  readonly words: string
}

interface Beside {
  readonly count: number
  /** What many of them have in common. */
  readonly kinds: readonly Kind[]
  /** Of each, in their order. */
  readonly receivedAt: readonly (string | null)[]
  /** All the other entries. */
  readonly others: readonly (readonly [index: number, entry: JudgedEntry])[]
}

type Kind = Pick<Judged['delivery'], 'fidelity' | 'provider' | 'event' | 'signature'>

/** Puts judged entries into a message. */
export function writeJudged(entries: readonly JudgedEntry[]): JudgedMessage {
  const numbers: number[] = []
  const kinds: Kind[] = []
  const receivedAt: (string | null)[] = []
  const words: SequenceWords[] = []
  const others: [number, JudgedEntry][] = []
  for (const [index, entry] of entries.entries()) {
    if (!isPlain(entry)) {
      others.push([index, entry])
      continue
    }
    const { delivery, facts } = entry
    const { place } = delivery
    const { marks, state } = facts
    numbers.push(index, place.entry, place.line, place.column)
    numbers.push(kindOf(kinds, delivery), facts.body, marks.length, state === null ? 0 : 1)
    for (const { identity, high, low } of marks) numbers.push(identity, high, low)
    if (state !== null)
      numbers.push(state.high, state.low, state.version, Number(state.isCounted), Number(state.isDeletion))
    receivedAt.push(delivery.receivedAt)
    words.push(facts.words)
  }
  const beside: Beside = { count: entries.length, kinds, receivedAt, others }
  return {
    numbers: Float64Array.from(numbers),
    beside: JSON.stringify(beside),
    words: JSON.stringify(words),
  }
}

/** Reads the entries of a message. */
export function readJudged({ numbers, beside, words }: JudgedMessage, file: string): readonly JudgedEntry[] {
  const { count, kinds, receivedAt, others } = JSON.parse(beside) as Beside
  const entries = new Array<JudgedEntry>(count)
  for (const [index, entry] of others) entries[index] = entry
  let parsed: readonly SequenceWords[] | undefined
  const wordsOf = (row: number): SequenceWords => {
    parsed ??= JSON.parse(words) as readonly SequenceWords[]
    return parsed[row] as SequenceWords
  }
  let at = 0
  const next = (): number => numbers[at++] as number
  for (const [row, received] of receivedAt.entries()) {
    const index = next()
    const place = { file, entry: next(), line: next(), column: next() }
    const { fidelity, provider, event, signature } = kinds[next()] as Kind
    const body = next()
    const marks = new Array<SequenceFacts['marks'][number]>(next())
    const hasState = next() === 1
    for (let mark = 0; mark < marks.length; mark++)
      marks[mark] = { identity: next(), high: next(), low: next() }
    const state = hasState
      ? {
          high: next(),
          low: next(),
          version: next(),
          isCounted: next() === 1,
          isDeletion: next() === 1,
        }
      : null
    entries[index] = {
      kind: 'judged',
      delivery: {
        place,
        fidelity,
        receivedAt: received,
        provider,
        event,
        verdict: 'valid',
        signature,
        remarks: [],
      },
      facts: new ToldFacts({ body, marks, state }, () => wordsOf(row)),
    }
  }
  return entries
}

/** With the words found when somebody asks. */
class ToldFacts implements SequenceFacts {
  readonly body: number
  readonly marks: SequenceFacts['marks']
  readonly state: SequenceFacts['state']
  readonly #words: () => SequenceWords

  constructor({ body, marks, state }: Omit<SequenceFacts, 'words'>, words: () => SequenceWords) {
    this.body = body
    this.marks = marks
    this.state = state
    this.#words = words
  }

  get words(): SequenceWords {
    return this.#words()
  }
}

function isPlain(entry: JudgedEntry): entry is Judged & { readonly facts: SequenceFacts } {
  if (entry.kind !== 'judged' || entry.facts === null) return false
  return entry.delivery.verdict === 'valid' && entry.delivery.remarks.length === 0
}

/** The index of what they have in common; the last one is most often the one. */
function kindOf(kinds: Kind[], { fidelity, provider, event, signature }: Kind): number {
  const known = kinds.findLastIndex(
    (kind) =>
      kind.event === event &&
      kind.provider === provider &&
      kind.signature === signature &&
      kind.fidelity === fidelity,
  )
  return known === -1 ? kinds.push({ fidelity, provider, event, signature }) - 1 : known
}
