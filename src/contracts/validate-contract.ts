import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract, Json, JsonObject } from '../model/index.ts'
import { compileSchema, parseJson, problemText } from '../schemas/index.ts'
import { providersFolder } from './list-providers.ts'

let schema: JsonObject | undefined

/** The schema of contracts, read once. */
function contractSchema(): JsonObject {
  const file = join(providersFolder(), 'contract.schema.json')
  schema ??= parseJson(readFileSync(file, 'utf8'), file) as JsonObject
  return schema
}

/** What is wrong with a contract by its schema, as half sentences that name the place. */
export function contractProblems(value: Json): readonly string[] {
  return compileSchema(contractSchema()).validate(value).map(problemText)
}

/** A valid contract without the members that are only for editors. */
export function asContract(value: Json): Contract {
  const { $schema: _, ...contract } = value as JsonObject
  return contract as unknown as Contract
}
