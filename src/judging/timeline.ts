import type { AttemptRecord, Finding, Scenario, Transcript } from '../model/index.ts'
import { describeAnswer } from './answers.ts'
import { describeText, describeWire } from './describe-oddities.ts'

/**
 * The history as a person would tell it: one line per attempt with what is special about it, and its answer.
 * Findings about an attempt are told on its line.
 */
export function timelineOf(transcript: Transcript, findings: readonly Finding[] = []): readonly string[] {
  const { attempts } = transcript.actual
  const told = attempts.map((_, index) => describeAttempt(transcript, index, true))
  const width = Math.min(64, Math.max(0, ...told.map((text) => text.length)))
  const digits = String(attempts.length).length
  return attempts.map(({ answer }, index) => {
    const number = String(index + 1).padStart(digits)
    const time = answer.kind === 'status' ? ` in ${Math.round(answer.elapsedMs)} ms` : ''
    const expected = findings
      .filter(({ where }) => where === `attempt ${index + 1}`)
      .map((finding) => `, expected ${finding.expected}`)
      .join('')
    return `${number}  ${(told[index] ?? '').padEnd(width)} → ${describeAnswer(answer)}${time}${expected}`
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
