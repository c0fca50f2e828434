import { type MintedWorld, type Owner, ownersIn, plainPath, type Registry } from '../minting/index.ts'
import type { CallRecord, EndpointKind, Fault, FaultPlan, Json, Scenario } from '../model/index.ts'
import type { Call } from './call.ts'

/**
 * Where histories are played: knows which call belongs to which history, what is to befall it, and holds it until it may
 * go on. A call belongs to an entity when it holds one of its minted values; faults of one history befall no other, so
 * many are played at the same time.
 */
export interface Stage {
  /** Begins a history. It stays until it is closed, because calls may come late. */
  open(world: MintedWorld, scenario: Scenario): Play
  /** The history that a world plays. */
  find(world: number): Play | undefined
  close(world: number): void
  /**
   * Resolves when the call may be answered: with what befalls it, or null when all is well.
   *
   * @param owners Whose call it is; found out when absent.
   */
  meet(endpoint: EndpointKind, call: Call, owners?: readonly Owner[]): Promise<Fault | null>
}

/** One history under way. */
export interface Play {
  /** The calls made so far that are about its entities. */
  readonly calls: readonly CallRecord[]
  /** How many calls are held; those that hang are not. */
  readonly held: number
  /** How many of them may be answered in this moment. */
  readonly releasable: number
  /** Whether a call that is to be held has yet to come. */
  readonly awaits: boolean
  /** When a call came or went last, on the clock of `performance.now()`. */
  readonly lastMs: number
  /** Indexes of the events that the provider has announced so far. */
  readonly announced: ReadonlySet<number>
  readonly scenario: Scenario
  readonly world: MintedWorld
  announce(event: number): void
  enter(moment: number): void
  /** Answers one of the calls that may be answered: this one of them, counted round from the oldest. */
  release(turn: number): void
  /** From now on all is well; what was held is answered. */
  heal(): void
}

interface Held {
  readonly plan: FaultPlan
  readonly answer: () => void
}

/** Creates a stage. */
export function createStage(registry: Registry): Stage {
  const plays = new Map<number, ActivePlay>()
  return {
    open: (world, scenario) => {
      const play = new ActivePlay(world, scenario)
      plays.set(world.id, play)
      return play
    },
    find: (world) => plays.get(world),
    close: (world) => {
      plays.get(world)?.heal()
      plays.delete(world)
    },
    meet: async (endpoint, call, owners = ownersIn(contentOf(call), registry)) => {
      const owner = owners.find(({ world }) => plays.has(world))
      const play = owner && plays.get(owner.world)
      if (owner === undefined || play === undefined) return null
      return play.meet(endpoint, owner.entity, call, plainPath(call.path, registry))
    },
  }
}

class ActivePlay implements Play {
  readonly world: MintedWorld
  readonly scenario: Scenario
  readonly calls: CallRecord[] = []
  readonly announced = new Set<number>()
  readonly beganMs = performance.now()
  lastMs = performance.now()
  #moment = 0
  #healed = false
  /** How many calls each plan has befallen. */
  readonly #befallen = new Map<FaultPlan, number>()
  /** How many calls came that each plan could have befallen. */
  readonly #passed = new Map<FaultPlan, number>()
  readonly #held: Held[] = []

  constructor(world: MintedWorld, scenario: Scenario) {
    this.world = world
    this.scenario = scenario
  }

  get held(): number {
    return this.#held.filter(({ plan }) => plan.fault.kind === 'hold').length
  }

  get releasable(): number {
    return this.#releasable().length
  }

  get awaits(): boolean {
    return (this.scenario.faults ?? []).some(
      (plan) => plan.fault.kind === 'hold' && this.#isOn(plan) && !this.#befallen.has(plan),
    )
  }

  announce(event: number): void {
    this.announced.add(event)
  }

  enter(moment: number): void {
    this.#moment = moment
  }

  release(turn: number): void {
    const open = this.#releasable()
    open[turn % Math.max(1, open.length)]?.answer()
  }

  heal(): void {
    this.#healed = true
    this.#moment = this.scenario.moments.length
    for (const { answer } of [...this.#held]) answer()
  }

  async meet(endpoint: EndpointKind, entity: number, call: Call, path: string): Promise<Fault | null> {
    const plan = (this.scenario.faults ?? []).find(
      (one) => one.endpoint === endpoint && one.entity === entity && this.#isOn(one) && this.#isNext(one),
    )
    const fault = plan?.fault ?? null
    this.lastMs = performance.now()
    this.calls.push({
      endpoint,
      entity,
      method: call.method,
      path,
      fault,
      moment: this.#moment,
      startedMs: this.lastMs - this.beganMs,
    })
    if (plan === undefined || fault === null) return null
    this.#befallen.set(plan, (this.#befallen.get(plan) ?? 0) + 1)
    if (fault.kind !== 'hold' && fault.kind !== 'hang') return fault
    await this.#hold(plan, call.signal)
    return call.signal.aborted ? fault : null
  }

  /** Until it is answered, or its caller waits no longer. */
  #hold(plan: FaultPlan, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const answer = (): void => {
        const place = this.#held.indexOf(held)
        if (place < 0) return
        this.#held.splice(place, 1)
        this.lastMs = performance.now()
        signal.removeEventListener('abort', answer)
        resolve()
      }
      const held: Held = { plan, answer }
      this.#held.push(held)
      if (signal.aborted) answer()
      else signal.addEventListener('abort', answer)
    })
  }

  #releasable(): readonly Held[] {
    return this.#held.filter(({ plan }) => plan.fault.kind === 'hold' && this.#lastOf(plan) <= this.#moment)
  }

  #isOn(plan: FaultPlan): boolean {
    // What befalls a number of calls waits for them, however late they come.
    const isOver = this.#healed && (plan.calls === undefined || isHeld(plan))
    const until = plan.calls !== undefined && plan.through === undefined ? Infinity : this.#lastOf(plan)
    return !isOver && (plan.from ?? 0) <= this.#moment && this.#moment <= until
  }

  /** Whether the next call that the plan could befall is among those that it does befall. */
  #isNext(plan: FaultPlan): boolean {
    const { after = 0, calls = Number.POSITIVE_INFINITY } = plan
    const earlier = this.#passed.get(plan) ?? 0
    this.#passed.set(plan, earlier + 1)
    return earlier >= after && (this.#befallen.get(plan) ?? 0) < calls
  }

  #lastOf({ through }: FaultPlan): number {
    return through ?? this.scenario.moments.length - 1
  }
}

function isHeld({ fault }: FaultPlan): boolean {
  return fault.kind === 'hold' || fault.kind === 'hang'
}

/** Everything of a call that may hold minted values. */
function contentOf({ path, query, body, headers }: Call): Json {
  return [path, query.map(([, value]) => value), body, headers.get('idempotency-key')]
}
