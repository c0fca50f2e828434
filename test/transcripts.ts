import fc from 'fast-check'
import type {
  Answer,
  AttemptPlan,
  AttemptRecord,
  CallRecord,
  Check,
  EntityView,
  EventPlan,
  Json,
  ReceiverKnowledge,
  Scenario,
  Terms,
  Transcript,
  World,
} from '../src/model/index.ts'
import { exampleTerms } from './example-terms.ts'

/** How an imagined receiver takes a scenario. */
export interface Told {
  readonly terms?: Terms
  /** Of the drawn scenario; 1 when absent. */
  readonly seed?: number
  /** Instead of a drawn one. */
  readonly scenario?: Scenario
  /** Status, or whole answer, of each attempt; 204 to everything when absent. */
  readonly answer?: (plan: AttemptPlan, index: number) => number | Partial<Answer>
  /** What is seen of an entity in the actual history; nothing can be seen when absent. */
  readonly sees?: (entity: number) => EntityView
  /** What is seen of it in the ideal history; as `sees` when absent. Only for checks that compare. */
  readonly ideal?: (entity: number) => EntityView
  readonly receiver?: Partial<ReceiverKnowledge>
  /** What it calls; when absent, everything that a fault is to befall, during the last moment that it lasts. */
  readonly calls?: (scenario: Scenario) => readonly Partial<CallRecord>[]
}

/** The first scenarios that a check draws. */
export function scenariosOf(
  check: Check,
  terms: Terms = exampleTerms(),
  count = 50,
  seed = 1,
): readonly Scenario[] {
  return fc.sample(check.scenario(terms), { numRuns: count, seed })
}

/**
 * A transcript made by hand: a scenario that the check draws, and the answers and effects of an imagined receiver.
 * A genuine delivery that it refuses is sent once more, as the runner would.
 */
export function transcriptOf(check: Check, told: Told = {}): Transcript {
  const terms = told.terms ?? exampleTerms()
  const scenario = told.scenario ?? (scenariosOf(check, terms, 1, told.seed)[0] as Scenario)
  const entities = Math.max(...scenario.events.map(({ entity }) => entity))
  const attempts = attemptsOf(scenario, told)
  const world = (
    sees: ((entity: number) => EntityView) | undefined,
    sent: readonly AttemptRecord[],
  ): World => ({
    attempts: sent,
    entities: Array.from({ length: entities }, (_, index) => sees?.(index + 1) ?? {}),
  })
  return {
    scenario,
    terms,
    receiver: {
      refusesForgeries: true,
      observes: { effects: told.sees !== undefined, state: told.sees !== undefined },
      ...told.receiver,
    },
    actual: { ...world(told.sees, attempts), calls: callsOf(scenario, told) },
    ...(check.worlds === 'one' ? {} : { ideal: world(told.ideal ?? told.sees, []) }),
  }
}

/**
 * A scenario of attempts one after the other, each plain but for what is given. Each event is the creation of an entity
 * of its own, but for what is given.
 */
export function scenarioOf(
  plans: readonly Partial<AttemptPlan>[],
  events: readonly Partial<EventPlan>[] = [],
): Scenario {
  const count = 1 + Math.max(0, events.length - 1, ...plans.map(({ event = 0 }) => event))
  return {
    events: Array.from({ length: count }, (_, index) => ({
      entity: index + 1,
      version: 1,
      type: 'contact.created',
      payload: {},
      ageSeconds: 30,
      ...events[index],
    })),
    moments: plans.map((plan) => [{ event: 0, delivery: 'a', nature: 'genuine', ...plan }]),
  }
}

/** The transcript of a scenario that no check draws, in two worlds. */
export function transcriptOfScenario(scenario: Scenario, told: Omit<Told, 'scenario'> = {}): Transcript {
  return transcriptOf({ worlds: 'two' } as Check, { ...told, scenario })
}

/** The kinds of the findings that a check has about an imagined receiver, each once. */
export function judged(check: Check, told: Told = {}): readonly string[] {
  return [...new Set(check.judge(transcriptOf(check, told)).map(({ kind }) => kind))]
}

/** Answers to genuine attempts, and to all others. */
export function answering(genuine: number, others: number | Partial<Answer>): NonNullable<Told['answer']> {
  return ({ nature }) => (nature === 'genuine' ? genuine : others)
}

/** One effect on an entity. */
export function effect(entity: number, more: Json = null): EntityView {
  return { effects: [{ entity: `<entity ${entity}>`, more }] }
}

function callsOf(scenario: Scenario, { calls }: Told): readonly CallRecord[] {
  const befallen = (scenario.faults ?? []).map(({ endpoint, entity, fault, through = 0 }) => ({
    endpoint,
    entity,
    fault,
    moment: through,
  }))
  return (calls?.(scenario) ?? befallen).map((call, index) => ({
    endpoint: 'downstream',
    entity: 1,
    method: 'POST',
    path: '/records',
    fault: null,
    moment: 0,
    startedMs: index,
    ...call,
  }))
}

function attemptsOf(scenario: Scenario, { answer = () => 204 }: Told): readonly AttemptRecord[] {
  const attempts: AttemptRecord[] = []
  const send = (plan: AttemptPlan, moment: number, cause: AttemptRecord['cause']): void => {
    attempts.push({
      plan,
      moment,
      cause,
      request: { method: 'POST', url: 'http://localhost/hooks', headers: [], body: '{}', bodyBytes: 2 },
      answer: complete(answer(plan, attempts.length)),
      startedMs: attempts.length,
    })
  }
  for (const [moment, plans] of scenario.moments.entries())
    for (const plan of plans) send(plan, moment, 'plan')
  const refused = attempts.filter(({ plan, answer: given }) => plan.nature === 'genuine' && !isSuccess(given))
  for (const { plan } of refused) send(plan, scenario.moments.length, 'resend')
  return attempts
}

function complete(given: number | Partial<Answer>): Answer {
  const partial = typeof given === 'number' ? { kind: 'status' as const, status: given } : given
  return {
    kind: 'status',
    status: 204,
    headers: {},
    body: '',
    detail: '',
    elapsedMs: 1,
    ...partial,
  } as Answer
}

function isSuccess(answer: Answer): boolean {
  return answer.kind === 'status' && answer.status >= 200 && answer.status < 300
}
