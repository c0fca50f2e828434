import { findFlaws } from '../contracts/find-flaws.ts'
import { recogniseEvent } from '../contracts/index.ts'
import { contractProblems } from '../contracts/validate-contract.ts'
import { type Json, type JsonObject, RunError } from '../model/index.ts'
import { compileSchema, problemText } from '../schemas/index.ts'
import type { Draft } from './draft.ts'
import type { ObservedEvent } from './events/observed-event.ts'

/**
 * Makes sure of what a draft promises: it is a valid contract without flaws, its schemas compile, and each delivery
 * that it was made from is recognised and valid.
 *
 * @throws RunError when it is not so: then we are wrong, not the captures.
 */
export function checkDraft({ contract, files }: Draft, events: readonly ObservedEvent[]): void {
  const schemas = new Map(
    contract.events.families.flatMap(({ types }) =>
      types.map(({ type, schema }) => [type, (files.get(schema) ?? {}) as JsonObject] as const),
    ),
  )
  const problems = [
    ...contractProblems(contract as unknown as Json),
    ...findFlaws(contract, Object.fromEntries(schemas)).map(({ pointer, found }) => `${pointer}: ${found}`),
  ]
  const headerSchema = compileSchema((files.get('headers.schema.json') ?? {}) as JsonObject)
  for (const { type, samples } of events) {
    const schema = compileSchema(schemas.get(type) ?? {})
    for (const { headers, payload, request } of samples) {
      const all = Object.fromEntries(headers)
      const found = recogniseEvent(contract, { headers: all, payload, url: request.url })
      if (found?.event.type !== type) problems.push(`a delivery of ${type} is taken for ${found?.event.type}`)
      problems.push(
        ...schema.validate(payload).map(problemText),
        ...headerSchema.validate(all).map(problemText),
      )
    }
  }
  const [first] = problems
  if (first === undefined) return
  throw new RunError(
    'wrong-draft',
    `Cannot draft a contract: the draft contradicts its captures or itself, ${first}.`,
    'This is a fault of hookproof: please report it.',
  )
}
