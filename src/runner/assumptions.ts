import type { Check, Scenario, Terms } from '../model/index.ts'

/** The assumed facts that a finding of this check rests on, in words; the user can override each with `--assume`. */
export function assumptionsOf(
  { contract, mode, events }: Terms,
  check: Check,
  scenario: Scenario,
): readonly string[] {
  const said: string[] = []
  const needs = new Set<string>(check.needs)
  if (mode.basis === 'assumed') said.push(`authentication mode "${mode.id}"${noteOf(mode)}`)
  if (mode.kind === 'signature' && needs.has('signature')) {
    for (const rule of mode.signatures) {
      if (rule.basis === 'assumed')
        said.push(
          `signature at ${rule.at}: ${rule.algorithm}, ${rule.encoding}, over ${rule.signed}${noteOf(rule)}`,
        )
    }
  }
  const { freshness, acknowledgement, ordering } = contract
  if (needs.has('signed-timestamp') && freshness?.toleranceSeconds?.basis === 'assumed') {
    said.push(`tolerance of ${freshness.toleranceSeconds.value} s (/freshness/toleranceSeconds)`)
  }
  if (acknowledgement.statuses?.basis === 'assumed')
    said.push(`success is ${acknowledgement.statuses.value.join(', ')} (/acknowledgement/statuses)`)
  if (needs.has('deadline') && acknowledgement.deadlineMs?.basis === 'assumed') {
    said.push(`deadline of ${acknowledgement.deadlineMs.value} ms (/acknowledgement/deadlineMs)`)
  }
  if (needs.has('versions') && ordering.by?.basis === 'assumed')
    said.push(`order by ${ordering.by.value.join(', ')} (/ordering/by)`)
  for (const type of new Set(scenario.events.map((event) => event.type))) {
    const offered = events.find(({ event }) => event.type === type)
    if (offered?.event.basis === 'assumed') said.push(`event ${type}${noteOf(offered.event)}`)
  }
  return said
}

function noteOf({ note }: { readonly note?: string }): string {
  return note === undefined ? '' : ` (${note})`
}
