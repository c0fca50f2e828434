import type { Provider } from '../../contracts/index.ts'
import type { JsonObject } from '../../model/index.ts'
import { standaloneValidators } from '../../schemas/standalone-validators.ts'
import { withoutFolder } from '../provider-types.ts'
import { TypeNames, typeName } from '../type-name.ts'
import { literal, quoted } from './literal.ts'
import { placeOf } from './place.ts'

/** What a parser knows about events, as code. */
export interface EventsCode {
  /** Validators, and the places where events are told by. */
  readonly constants: string
  /** One line for each event type. */
  readonly events: readonly string[]
}

/** Event types, how they are recognised, and validators of what is understood as their payloads. */
export function eventsCode({ contract, readings }: Provider): EventsCode {
  const types = contract.events.families.flatMap((family) => family.types)
  const names = new TypeNames([])
  const validators = new Map<string, string>()
  const schemas = new Map<string, JsonObject>()
  const places = new Map<string, string>()
  const validatorOf = (type: string, file: string): string => {
    const known = validators.get(file)
    if (known !== undefined) return known
    const name = names.take(`fits${typeName(withoutFolder(file))}`)
    validators.set(file, name)
    schemas.set(name, readings[type] ?? {})
    return name
  }
  const placeName = (location: string): string => {
    const code = literal(placeOf(location))
    const name = places.get(code) ?? `place${places.size + 1}`
    places.set(code, name)
    return name
  }
  const events = types.map(({ type, match, schema }) => {
    const conditions = Object.entries(match).map(
      ([location, wanted]) => `[${placeName(location)}, ${literal(wanted)}]`,
    )
    return `{ type: ${quoted(type)}, match: [${conditions.join(', ')}], fits: ${validatorOf(type, schema)} },`
  })
  const constants = [
    ...[...places].map(([code, name]) => `const ${name} = ${code}`),
    '',
    standaloneValidators(schemas, 'receiving'),
  ].join('\n')
  return { constants, events }
}
