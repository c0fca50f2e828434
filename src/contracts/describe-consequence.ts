import type { Contract } from '../model/index.ts'

/** What came back, as far as a provider tells answers apart. */
export type AttemptOutcome = number | 'timeout' | 'connection-error'

const VERBS = { disable: 'disables', pause: 'pauses', delete: 'deletes' } as const

/** What this provider does after such an answer, in half a sentence; says so where nothing is published. */
export function describeConsequence(contract: Contract, outcome: AttemptOutcome): string {
  const { acknowledgement, retry } = contract
  if (isNamed(acknowledgement.statuses?.value ?? [], outcome)) return 'counts it as delivered'
  const named = mostExact(retry.outcomes?.value ?? {}, outcome)
  const immediate = immediateEffect(contract, outcome)
  if (immediate !== undefined) return immediate
  if (named === 'disable') return 'disables the endpoint at once'
  return [afterwards(contract, named), ...thresholds(contract, outcome)].join(', and ')
}

function afterwards(contract: Contract, named: string | undefined): string {
  const { attempts } = contract.retry
  if (named === 'drop') return 'gives up this delivery at once'
  if (attempts?.value === 0) return `does not try again${assumed(attempts)}`
  if (attempts !== null) {
    return `retries ${attempts.value === 1 ? '' : 'up to '}${times(attempts.value)}${pauses(contract)}${assumed(attempts)}`
  }
  if (named === 'retry') return `retries${pauses(contract)}; how often is not published`
  return 'nothing is published about retries'
}

function pauses({ retry: { backoff } }: Contract): string {
  if (backoff === null) return ''
  const { kind, seconds } = backoff.value
  const [first = 0] = seconds
  if (kind === 'window') return ` within ${duration(first)}`
  const growing = kind === 'exponential' && seconds.length === 1 ? ', then ever longer' : ''
  const last =
    kind === 'list' && seconds.length > 1 ? `, last after ${duration(seconds.at(-1) ?? 0)} more` : ''
  return `, first after ${duration(first)}${growing}${last}${assumed(backoff)}`
}

function thresholds({ disabling }: Contract, outcome: AttemptOutcome): readonly string[] {
  return disabling
    .filter(({ when }) => when.statuses === undefined || isNamed(when.statuses, outcome))
    .map(({ when, effect }) => {
      const conditions = [
        when.consecutive === undefined ? '' : `after ${when.consecutive} failures in a row`,
        when.share === undefined ? '' : `when ${Math.round(when.share * 100)} % of deliveries fail`,
        when.hours === undefined
          ? ''
          : `${when.share === undefined ? 'failing for' : 'within'} ${duration(when.hours * 3600)}`,
      ]
      return `${VERBS[effect]} the endpoint ${conditions.filter((text) => text !== '').join(' ')}`.trimEnd()
    })
}

/** What one such answer alone leads to, if it ends the endpoint. */
function immediateEffect({ disabling }: Contract, outcome: AttemptOutcome): string | undefined {
  const found = disabling.find(({ when }) => {
    const isSingle = (when.consecutive ?? 1) === 1 && when.hours === undefined && when.share === undefined
    return isSingle && (when.statuses === undefined || isNamed(when.statuses, outcome))
  })
  return found === undefined ? undefined : `${VERBS[found.effect]} the endpoint at once${assumed(found)}`
}

function mostExact(outcomes: Readonly<Record<string, string>>, outcome: AttemptOutcome): string | undefined {
  return outcomes[String(outcome)] ?? (typeof outcome === 'number' ? outcomes[classOf(outcome)] : undefined)
}

function isNamed(statuses: readonly string[], outcome: AttemptOutcome): boolean {
  return (
    typeof outcome === 'number' && statuses.some((one) => one === String(outcome) || one === classOf(outcome))
  )
}

function classOf(status: number): string {
  return `${Math.floor(status / 100)}xx`
}

function assumed({ basis }: { readonly basis: string }): string {
  return basis === 'assumed' ? ' (assumed)' : ''
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

function duration(seconds: number): string {
  for (const [size, unit] of [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'min'],
  ] as const) {
    const count = seconds / size
    if (count < 1) continue
    const rounded = Math.round(count * 10) / 10
    return `${rounded} ${unit}${unit === 'min' || rounded === 1 ? '' : 's'}`
  }
  return `${seconds} s`
}
