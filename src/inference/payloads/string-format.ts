import { compileSchema } from '../../schemas/index.ts'

/** The formats that are told by looking. */
type StringFormat = 'uuid' | 'date-time' | 'date' | 'email' | 'uri'

/** What texts are known by; what a validator would need longer for is tried only on what looks like it. */
const looks: Readonly<Record<StringFormat, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  uri: /^https?:\/\/\S+$/,
}

const schemas = Object.fromEntries(Object.keys(looks).map((format) => [format, { type: 'string', format }]))

/** The format of JSON Schema that every one of these texts has; `undefined` where they have none in common. */
export function formatOf(texts: readonly string[]): StringFormat | undefined {
  const formats = Object.keys(looks) as StringFormat[]
  if (texts.length === 0) return undefined
  return formats.find((format) => texts.every((text) => isOf(format, text)))
}

function isOf(format: StringFormat, text: string): boolean {
  const schema = schemas[format]
  if (schema === undefined || !looks[format].test(text)) return false
  return compileSchema(schema).validate(text).length === 0
}
