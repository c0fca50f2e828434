import { expect, test } from 'vitest'
import { ordinaryEvent } from '../../src/arbitraries/index.ts'
import { listProviders, loadProvider } from '../../src/contracts/index.ts'
import type { AuthenticationMode, Json, Terms } from '../../src/model/index.ts'
import { compileSchema, getPointer } from '../../src/schemas/index.ts'
import { openDesk, payloadOf } from '../minting-desk.ts'

const providers = await Promise.all((await listProviders()).map(loadProvider))
const cases = providers.flatMap((provider) =>
  provider.contract.events.families.flatMap((family) =>
    family.types.map((event) => ({ name: `${provider.contract.id} ${event.type}`, provider, family, event })),
  ),
)

test('there are events to mint', () => {
  expect(cases.length).toBeGreaterThan(30)
})

test.each(cases)('$name: two worlds share no key, and each is valid', ({ provider, family, event }) => {
  const mode: AuthenticationMode = { basis: 'assumed', source: '', id: 'none', kind: 'none' }
  const terms: Terms = {
    contract: provider.contract,
    mode,
    events: [{ family, event }],
    schemas: provider.schemas,
  }
  const schema = compileSchema(provider.schemas[event.type] as never)
  const desk = openDesk(terms)
  const plan = { entity: 1, version: 1, ageSeconds: 30, ...ordinaryEvent(terms.schemas, { family, event }) }
  const scenario = { events: [plan, { ...plan, entity: 2 }], moments: [] }
  const worlds = [desk.world(scenario), desk.world(scenario)]
  const keys = worlds.flatMap((world) =>
    world.events.map((_, index) => {
      const payload = payloadOf(desk.attempt(world, { event: index })) as Json
      expect(schema.validate(payload)).toEqual([])
      const minted = schema.mintable(payload).map(({ pointer }) => getPointer(payload, pointer))
      if (family.entity !== null) expect(minted).toContain(world.entities[index]?.id)
      return minted.map(String)
    }),
  )
  expect(new Set(keys.flat()).size).toBe(keys.reduce((sum, own) => sum + new Set(own).size, 0))
})
