import picomatch from 'picomatch'
import {
  type Capability,
  type Check,
  type Feature,
  type Level,
  type NotApplicable,
  type Suite,
  UsageError,
} from '../model/index.ts'

/** What decides whether a check is asked. */
export interface Selection {
  readonly suites: readonly Suite[]
  readonly only?: readonly string[]
  readonly skip?: readonly string[]
  readonly level?: Level
  readonly features: ReadonlySet<Feature>
  readonly capabilities: ReadonlySet<Capability>
  /** What the user declined: checks that need it make no sense. */
  readonly never?: ReadonlySet<Capability>
  /** Why a capability is missing, where there is more to say than how to give it. */
  readonly missing?: Readonly<Partial<Record<Capability, string>>>
}

/** The checks to run; those that could have been asked; those that make no sense here. In the order of the suites. */
export interface SelectedChecks {
  readonly selected: readonly Check[]
  readonly skipped: readonly { readonly check: Check; readonly reason: string }[]
  readonly notApplicable: readonly NotApplicable[]
}

const levels: readonly Level[] = ['must', 'should', 'may']

const capabilityHints: Readonly<Record<Capability, string>> = {
  wire: 'needs a real connection: test the receiver by its URL or as a Node listener',
  effects: 'needs to see effects: --effects <url> or --effects-command <command>',
  state: 'needs to see state: --state <url> or --state-command <command>',
  outcome: 'needs to see effects or state: --effects <url> or --state <url>',
  downstream: 'needs to play what the receiver calls: --downstream <port>',
  'provider-api': "needs to play the provider's API: --provider-api <port>",
  restart: 'needs to end the receiver and start it again: --start <command>',
  clock: "needs to move the receiver's clock",
}

/** Sorts all checks into selected, skipped and not applicable. */
export function selectChecks(selection: Selection): SelectedChecks {
  const checks = selection.suites.flatMap((suite) => suite.checks)
  const only = matcher(selection.only)
  const skip = matcher(selection.skip)
  const lowest = levels.indexOf(selection.level ?? 'may')
  const selected: Check[] = []
  const skipped: { check: Check; reason: string }[] = []
  const notApplicable: NotApplicable[] = []
  for (const check of checks) {
    const missingFeature = check.needs.find((need) => !isCapability(need) && !selection.features.has(need))
    const missingCapability = check.needs.find(
      (need) => isCapability(need) && !selection.capabilities.has(need),
    )
    if (missingFeature !== undefined) {
      notApplicable.push({ id: check.id, reason: describeFeature(missingFeature as Feature) })
    } else if (check.needs.some((need) => isCapability(need) && selection.never?.has(need) === true)) {
      notApplicable.push({ id: check.id, reason: 'declined with `none`' })
    } else if (only?.(check.id) === false) skipped.push({ check, reason: 'left out by --only' })
    else if (skip?.(check.id) === true) skipped.push({ check, reason: 'left out by --skip' })
    else if (levels.indexOf(check.level) > lowest)
      skipped.push({ check, reason: `left out by --level ${selection.level}` })
    else if (missingCapability !== undefined)
      skipped.push({ check, reason: describeMissing(missingCapability as Capability, selection) })
    else selected.push(check)
  }
  return { selected, skipped, notApplicable }
}

function describeMissing(capability: Capability, { missing }: Selection): string {
  return missing?.[capability] ?? capabilityHints[capability]
}

/** The features in words: why a check that needs one is not applicable. */
export function describeFeature(feature: Feature): string {
  return featureReasons[feature]
}

const featureReasons: Readonly<Record<Feature, string>> = {
  signature: 'the endpoint is not configured with a signature',
  'signature-list': 'the scheme has one signature per header, not a list',
  'several-signatures': 'there is only one signature header',
  'prefixed-signature': 'signatures have no label or prefix',
  basic: 'the endpoint is not configured with Basic authentication',
  bearer: 'the endpoint is not configured with a bearer token',
  'header-credential': 'the endpoint is not configured with a header of its own',
  credential: 'the endpoint is not configured with a credential',
  'authorization-scheme': 'the credential is not preceded by the name of a scheme',
  'event-time': 'no event says when it happened',
  tolerance: 'the provider does not say how old a timestamp may be',
  'signed-timestamp': 'no timestamp of the attempt is signed',
  'signed-id': 'no id is signed',
  retries: 'no retries are documented',
  'delivery-id': 'deliveries have no id',
  'event-id': 'events have no id',
  'idempotency-key': 'the provider names no idempotency key',
  entity: 'no handled event is about a lasting entity',
  versions: 'no handled update carries a version or time to order by',
  updates: 'no handled event updates an entity',
  deletes: 'no handled deletion can be told from older events',
  'open-events': 'the provider does not add event types',
  'added-fields': 'the provider does not add fields',
  'type-in-signed-body': 'the signed body does not state the event type',
  'unsigned-type-header': 'no unsigned header states the event type',
  deadline: 'the provider publishes no deadline',
  'disabling-statuses': 'no status is known to disable the endpoint',
  'nullable-fields': 'no field of a payload may be null',
  'optional-fields': 'no field of a payload may be missing',
  'several-calls': 'no handled event makes the receiver call more than once',
  authenticated: 'nothing authenticates deliveries',
  unauthenticated: 'deliveries are authenticated',
  'two-sided-tolerance': 'timestamps from the future are not said to be refused',
  markers: 'no handled event has a free-text field',
  json: 'the provider does not send JSON',
}

function isCapability(need: string): need is Capability {
  return need in capabilityHints
}

/**
 * Makes sure that every pattern matches a check, before anything is sent.
 *
 * @throws UsageError when one matches none.
 */
export function requireMatches({
  suites,
  only = [],
  skip = [],
}: Pick<Selection, 'suites' | 'only' | 'skip'>): void {
  const checks = suites.flatMap((suite) => suite.checks)
  for (const pattern of [...only, ...skip]) {
    const matches = picomatch(pattern)
    if (!checks.some(({ id }) => matches(id))) {
      throw new UsageError(
        'no-check-matches',
        `Cannot select checks with "${pattern}": no check id matches.`,
        'Run `hookproof list` to see all ids.',
      )
    }
  }
}

function matcher(patterns: readonly string[] | undefined): ((id: string) => boolean) | undefined {
  return patterns === undefined || patterns.length === 0 ? undefined : picomatch([...patterns])
}
