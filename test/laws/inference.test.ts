import fc from 'fast-check'
import { expect, test } from 'vitest'
import { infer } from '../../src/inference/index.ts'
import type { Json, JsonObject } from '../../src/model/index.ts'
import { compileSchema, sentSchema } from '../../src/schemas/index.ts'
import { anyRequest, imagineDeliveries } from '../imagined-deliveries.ts'
import { minted } from '../provider-captures.ts'

test('what is minted by a draft is what the draft says', () => {
  fc.assert(
    fc.property(fc.array(anyRequest, { minLength: 1, maxLength: 6 }), (requests) => {
      const deliveries = imagineDeliveries(requests)
      const { contract, files } = infer({
        deliveries,
        credentials: {},
        id: 'acme',
        name: 'Acme',
        sources: ['a.ndjson'],
      })
      const types = contract.events.families.flatMap((family) => family.types)
      const readings = Object.fromEntries(
        types.map(({ type, schema }) => [type, (files.get(schema) ?? {}) as JsonObject]),
      )
      const schemas = Object.fromEntries(
        Object.entries(readings).map(([type, schema]) => [type, sentSchema(schema)]),
      )
      const headerSchema = compileSchema((files.get('headers.schema.json') ?? {}) as JsonObject)
      const credentials = { username: 'a', password: 'b', token: 'c', headerName: 'X-D', headerValue: 'd' }
      for (const { event, headers, body } of minted({ contract, schemas }, credentials, 1)) {
        const payload = JSON.parse(body) as Json
        expect(compileSchema(schemas[event] ?? {}).validate(payload)).toEqual([])
        const named = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
        expect(headerSchema.validate(named)).toEqual([])
      }
    }),
    { numRuns: 60, seed: 13 },
  )
})
