import { compileSchema, type MintablePosition, type PerPayload, perPayload } from '../schemas/index.ts'

/** The positions of a payload whose values identify something, by its schema. */
export const mintableIn: PerPayload<readonly MintablePosition[]> = perPayload((schema, payload) =>
  compileSchema(schema).mintable(payload),
)
