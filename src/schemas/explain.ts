import type { ErrorObject, RegisteredSchema } from './ajv.ts'
import { describeValue } from './describe-value.ts'
import type { Problem } from './problem.ts'
import { toProblem } from './to-problem.ts'

/**
 * Problems in human words from ajv's errors.
 *
 * A value that fits no alternative of a `oneOf` or `anyOf` makes ajv report the errors of every
 * alternative. Here it is the problems of the one that was meant, or else one sentence.
 */
export function explain(errors: readonly ErrorObject[], schema: RegisteredSchema): readonly Problem[] {
  const choices = errors.filter(isChoice)
  const told: Problem[] = []
  const hidden = new Map<string, number>()
  // Outer choices come last in ajv's list. An inner choice is explained by the branch that it stands in.
  for (const choice of choices.toReversed()) {
    if (take(hidden, choice)) continue
    const branches = branchErrors(choice, schema)
    for (const error of branches.flat()) hide(hidden, error)
    told.push(...explainChoice(choice, branches, schema))
    hide(hidden, choice)
  }
  const plain = errors
    .filter((error) => !take(hidden, error) && !isEcho(error, choices))
    .map((error) => toProblem(error, schema))
  return distinct([...plain, ...told])
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === 'oneOf' || keyword === 'anyOf'
}

/** Nothing counts as evaluated when no alternative fits: that is one problem, not many. */
function isEcho(error: ErrorObject, choices: readonly ErrorObject[]): boolean {
  return (
    error.keyword.startsWith('unevaluated') &&
    choices.some(({ instancePath }) => instancePath === error.instancePath)
  )
}

/** What each alternative says about the value, by itself. */
function branchErrors(choice: ErrorObject, schema: RegisteredSchema): readonly (readonly ErrorObject[])[] {
  const branches = choice.schema as readonly unknown[]
  const path = schema.positionOf(choice)
  return branches.map((_, index) => {
    const validate = schema.validatorAt(`${path}/${index}`)
    if (validate(choice.data) === true) return []
    return (validate.errors ?? []).map((error) => ({
      ...error,
      instancePath: choice.instancePath + error.instancePath,
    }))
  })
}

function explainChoice(
  choice: ErrorObject,
  branches: readonly (readonly ErrorObject[])[],
  schema: RegisteredSchema,
): readonly Problem[] {
  const fitting = branches.filter((errors) => errors.length === 0).length
  if (fitting > 1) {
    const expected = `exactly one of ${branches.length} alternatives`
    return [
      { ...toProblem(choice, schema), expected, received: `${describeValue(choice.data)} (fits ${fitting})` },
    ]
  }
  const meant = branches.filter((errors) => !errors.some((error) => isOtherwise(error, choice.instancePath)))
  if (meant.length === 1 && meant[0] !== undefined) return explain(meant[0], schema)
  const label = labelProblem(branches, choice.instancePath, schema)
  if (label !== undefined) return [label]
  const titles = branches.map((errors, index) => titleOf(choice, index) ?? firstExpectation(errors, schema))
  return [{ ...toProblem(choice, schema), expected: [...new Set(titles)].join(' or ') }]
}

/** Whether this error says that another alternative was meant: wrong type, or a wrong label. */
function isOtherwise(error: ErrorObject, instancePath: string): boolean {
  if (error.instancePath === instancePath) return ['type', 'const', 'enum'].includes(error.keyword)
  const below = error.instancePath.slice(instancePath.length)
  return below.lastIndexOf('/') === 0 && ['const', 'enum'].includes(error.keyword)
}

/** When every alternative is ruled out by the same label: that label, and what it may be. */
function labelProblem(
  branches: readonly (readonly ErrorObject[])[],
  instancePath: string,
  schema: RegisteredSchema,
): Problem | undefined {
  const labels = branches.map((errors) => errors.find((error) => isOtherwise(error, instancePath)))
  const [first] = labels
  if (first === undefined || first.instancePath === instancePath) return undefined
  if (labels.some((label) => label?.instancePath !== first.instancePath)) return undefined
  const expected = labels.flatMap((label) => (label === undefined ? [] : [toProblem(label, schema).expected]))
  return { ...toProblem(first, schema), expected: [...new Set(expected)].join(' or ') }
}

function titleOf(choice: ErrorObject, index: number): string | undefined {
  const branch = (choice.schema as readonly { title?: unknown }[])[index]
  return typeof branch?.title === 'string' ? branch.title : undefined
}

function firstExpectation(errors: readonly ErrorObject[], schema: RegisteredSchema): string {
  const [first] = errors
  if (first === undefined) return 'another alternative'
  const { expected, pointer } = toProblem(first, schema)
  return first.instancePath === pointer ? expected : `${expected} at ${pointer}`
}

/** Errors are the same when they say the same about the same value; their paths depend on the entry point. */
function nameOf({ instancePath, keyword, params }: ErrorObject): string {
  return JSON.stringify([instancePath, keyword, params])
}

function hide(hidden: Map<string, number>, error: ErrorObject): void {
  const name = nameOf(error)
  hidden.set(name, (hidden.get(name) ?? 0) + 1)
}

function take(hidden: Map<string, number>, error: ErrorObject): boolean {
  const name = nameOf(error)
  const left = hidden.get(name) ?? 0
  if (left > 0) hidden.set(name, left - 1)
  return left > 0
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ pointer, expected }) => {
    const name = `${pointer} ${expected}`
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}
