import type { ErrorObject, RegisteredSchema } from './ajv.ts'
import { describeValue } from './describe-value.ts'
import { expectation, type Params } from './expectation.ts'
import { escapeToken } from './json-pointer.ts'
import type { Problem } from './problem.ts'

/** One ajv error in human words. It needs ajv's `verbose`, which adds the value. */
export function toProblem(error: ErrorObject, schema: RegisteredSchema): Problem {
  const common = { keyword: error.keyword, schemaPath: `#${schema.positionOf(error)}` }
  const { params, instancePath } = error as { params: Params; instancePath: string }
  const missing = params.missingProperty
  if (typeof missing === 'string') {
    return {
      pointer: below(instancePath, missing),
      expected: required(params),
      received: 'nothing',
      ...common,
    }
  }
  const extra = params.additionalProperty ?? params.unevaluatedProperty
  if (typeof extra === 'string') {
    const received = describeValue((error.data as Params)[extra])
    return { pointer: below(instancePath, extra), expected: `no property "${extra}"`, received, ...common }
  }
  const name = params.propertyName
  if (typeof name === 'string') {
    return {
      pointer: below(instancePath, name),
      expected: 'another property name',
      received: `"${name}"`,
      ...common,
    }
  }
  const expected =
    expectation(error.keyword, params) ?? `that it ${error.message ?? `passes ${error.keyword}`}`
  return { pointer: instancePath, expected, received: describeValue(error.data), ...common }
}

function required({ property }: Params): string {
  return typeof property === 'string' ? `a value, as "${property}" is given` : 'a value (required)'
}

function below(pointer: string, property: string): string {
  return `${pointer}/${escapeToken(property)}`
}
