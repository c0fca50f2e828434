import leven from 'leven'
import { type Contract, type Json, type JsonObject, UsageError } from '../model/index.ts'
import { escapeToken, getPointer, isJsonObject, setPointer } from '../schemas/index.ts'
import { asContract, contractProblems } from './validate-contract.ts'

/** What a fact says where its source would stand, when the user chose it. */
const SOURCE = 'option'

/**
 * The contract with one fact replaced by the user's own reading, marked as assumed.
 *
 * @param pointer JSON Pointer to a fact (`/acknowledgement/deadlineMs`) or to a part of a statement
 *   (`/authentication/0/signatures/0/encoding`).
 * @throws UsageError when there is nothing at the pointer, or it cannot have that value.
 * @example
 * const patient = assume(contract, '/acknowledgement/deadlineMs', 30_000)
 */
export function assume(contract: Contract, pointer: string, value: Json): Contract {
  const before = contract as unknown as JsonObject
  const target = pointer.endsWith('/value') ? pointer.slice(0, -'/value'.length) : pointer
  const found = pointer.startsWith('/') ? getPointer(before, target) : undefined
  if (found === undefined) throw unknownPointer(before, pointer)
  const problems: string[] = []
  for (const candidate of candidates(before, target, found, value)) {
    const wrong = contractProblems(candidate)
    if (wrong.length === 0) return asContract(candidate)
    problems.push(wrong[0] ?? '')
  }
  throw new UsageError(
    'impossible-assumption',
    `Cannot assume ${JSON.stringify(value)} for ${pointer}: ${problems[0]}.`,
    'Give a value that schemas/contract.schema.json allows there.',
  )
}

/** What may be meant, the likeliest first: `null` may stand for an unknown fact or for a value. */
function candidates(before: JsonObject, pointer: string, found: Json, value: Json): readonly Json[] {
  const fact = { value, basis: 'assumed', source: SOURCE }
  if (isFact(found)) return [setPointer(before, pointer, value === null ? null : fact)]
  const plain = markAssumed(setPointer(before, pointer, value), pointer)
  return found === null && value !== null ? [setPointer(before, pointer, fact), plain] : [plain]
}

function isFact(value: Json): boolean {
  return isJsonObject(value) && 'basis' in value && 'value' in value && 'source' in value
}

/** Marks the nearest statement that the pointer stands in. */
function markAssumed(contract: Json, pointer: string): Json {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const around = getPointer(contract, at)
    if (!isJsonObject(around ?? null) || (around as JsonObject).basis === undefined) continue
    return setPointer(setPointer(contract, `${at}/basis`, 'assumed'), `${at}/source`, SOURCE)
  }
  return contract
}

function unknownPointer(contract: JsonObject, pointer: string): UsageError {
  const [nearest = '/acknowledgement/deadlineMs'] = pointersOf(contract).toSorted(
    (a, b) => leven(a, pointer) - leven(b, pointer),
  )
  return new UsageError(
    'unknown-fact',
    `Cannot assume a value for "${pointer}": the contract has nothing there.`,
    `Did you mean "${nearest}"?`,
  )
}

/** Where facts and statements stand, not what they consist of. */
function pointersOf(value: Json, at = ''): readonly string[] {
  if (value === null || typeof value !== 'object') return [at]
  if (isFact(value)) return [at]
  return Object.entries(value).flatMap(([key, inner]) => pointersOf(inner, `${at}/${escapeToken(key)}`))
}
