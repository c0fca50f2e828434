import type { AttemptRecord, Finding, Scenario, Transcript } from '../model/index.ts'
import { describeAnswer } from './answers.ts'
import { describeCall } from './describe-call.ts'
import { describeText, describeWire } from './describe-oddities.ts'

/** Calls of the receiver that are told; more of the same say nothing new. */
const mostCalls = 8

/**
 * The history as a person would tell it: one line per attempt with what is special about it, and its answer; between them
 * what the receiver called, and when it was ended. Findings about an attempt are told on its line.
 */
export function timelineOf(transcript: Transcript, findings: readonly Finding[] = []): readonly string[] {
  const { attempts } = transcript.actual
  const digits = String(attempts.length).length
  const lines = [
    ...attempts.map((attempt, index) => attemptLine(transcript, attempt, index, digits, findings)),
    ...callLines(transcript, digits),
    ...restartLines(transcript, digits),
  ].sort((a, b) => a.atMs - b.atMs)
  const width = Math.min(66 + digits, Math.max(0, ...lines.map(({ what }) => what.length)))
  return lines.map(({ what, answer }) => (answer === '' ? what : `${what.padEnd(width)} → ${answer}`))
}

interface Line {
  readonly atMs: number
  readonly what: string
  readonly answer: string
}

function attemptLine(
  transcript: Transcript,
  { answer, startedMs }: AttemptRecord,
  index: number,
  digits: number,
  findings: readonly Finding[],
): Line {
  const number = String(index + 1).padStart(digits)
  const time = answer.kind === 'status' ? ` in ${Math.round(answer.elapsedMs)} ms` : ''
  const expected = findings
    .filter(({ where }) => where === `attempt ${index + 1}`)
    .map((finding) => `, expected ${finding.expected}`)
    .join('')
  return {
    atMs: startedMs,
    what: `${number}  ${describeAttempt(transcript, index, true)}`,
    answer: `${describeAnswer(answer)}${time}${expected}`,
  }
}

function callLines({ actual }: Transcript, digits: number): readonly Line[] {
  return (actual.calls ?? []).slice(0, mostCalls).map((call) => {
    const { what, answer } = describeCall(call)
    return { atMs: call.startedMs, what: `${' '.repeat(digits)}  └ ${what}`, answer }
  })
}

/** A process ends after the last thing that happened in its moment. */
function restartLines({ scenario, actual }: Transcript, digits: number): readonly Line[] {
  return (scenario.restarts ?? []).map(({ after, signal }) => {
    const times = [...actual.attempts, ...(actual.calls ?? [])]
      .filter(({ moment }) => moment <= after)
      .map(({ startedMs }) => startedMs)
    const what = `${' '.repeat(digits)}  the receiver is ended with ${signal}, and started again`
    return { atMs: Math.max(0, ...times), what, answer: '' }
  })
}

/** The scenario in one line: what of it is not ordinary. */
export function summaryOf(transcript: Transcript): string {
  const { attempts } = transcript.actual
  const planned = attempts.flatMap(({ cause, plan }, index) =>
    cause === 'plan' && plan.role === undefined ? [index] : [],
  )
  if (planned.length === 0) return 'nothing was sent'
  const shown = planned.slice(0, 4).map((index) => describeAttempt(transcript, index, false))
  const rest = planned.length - shown.length
  return shown.join('; then ') + (rest > 0 ? `; and ${rest} more` : '')
}

/** @param follows True when the line before is told too, so that what is the same need not be. */
function describeAttempt(transcript: Transcript, index: number, follows: boolean): string {
  const { scenario, actual } = transcript
  const attempt = actual.attempts[index] as AttemptRecord
  const { plan } = attempt
  const details = [
    ...(plan.tampering === undefined ? [] : [plan.tampering.name]),
    ...describeText(plan.text),
    ...describeWire(plan.wire),
    ...(plan.impatient === true ? ['the provider stops waiting'] : []),
    ...(plan.delayMs === undefined ? [] : [`begun ${plan.delayMs} ms later`]),
    ...describeTiming(scenario, actual.attempts, index),
  ]
  const subject = describeSubject(transcript, index, follows)
  return details.length === 0 ? subject : `${subject}: ${details.join(', ')}`
}

function describeSubject({ scenario, actual, terms }: Transcript, index: number, follows: boolean): string {
  const { attempts } = actual
  const { plan, cause } = attempts[index] as AttemptRecord
  const event = scenario.events[plan.event]
  const nature =
    plan.nature === 'genuine' ? 'genuine' : plan.tampering === undefined ? plan.nature : 'tampered'
  const earlier = attempts.slice(0, index)
  const same = earlier.findIndex(
    (other) =>
      other.plan.event === plan.event &&
      other.plan.delivery === plan.delivery &&
      other.plan.nature === plan.nature,
  )
  if (cause === 'resend') return same < 0 ? `${nature} ${event?.type}, sent again` : `${same + 1} sent again`
  if (plan.nature === 'genuine') {
    if (same >= 0) return `duplicate of ${same + 1}`
    const sibling = earlier.findIndex(
      (other) => other.plan.event === plan.event && other.plan.nature === 'genuine',
    )
    if (sibling >= 0) {
      const hasId = terms.contract.identity.some(({ scope }) => scope === 'delivery')
      return `redelivery of ${sibling + 1}${hasId ? ' with another delivery id' : ''}`
    }
  }
  const before = scenario.events[earlier.at(-1)?.plan.event ?? -1]
  if (follows && nature === 'tampered' && before?.type === event?.type) return nature
  const versions = scenario.events.filter((other) => other.entity === event?.entity).length
  const about = `entity ${event?.entity}${versions > 1 ? `, version ${event?.version}` : ''}`
  return `${nature} ${event?.type} (${about})`
}

function describeTiming(scenario: Scenario, attempts: readonly AttemptRecord[], index: number): string[] {
  const { plan, moment, cause } = attempts[index] as AttemptRecord
  if (cause === 'resend') return []
  const event = scenario.events[plan.event]
  const earlier = attempts.slice(0, index)
  const together = earlier.findIndex((other) => other.moment === moment && other.cause === 'plan')
  const isRepeat = earlier.some((other) => other.plan.event === plan.event)
  const newer = earlier.findIndex((other) => {
    const that = scenario.events[other.plan.event]
    return that?.entity === event?.entity && (that?.version ?? 0) > (event?.version ?? 0)
  })
  const age = event?.ageSeconds ?? 0
  return [
    ...(together >= 0 ? [`at the same time as ${together + 1}`] : []),
    ...(newer >= 0 && !isRepeat ? [`older than ${newer + 1}`] : []),
    ...(age >= 60 && !isRepeat ? [`happened ${describeAge(age)} ago`] : []),
  ]
}

function describeAge(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3_600],
    ['min', 60],
  ] as const
  const [name, size] = units.find(([, length]) => seconds >= length) ?? (['s', 1] as const)
  return `${Math.round(seconds / size)} ${name}`
}
