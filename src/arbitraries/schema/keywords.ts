/** Keywords whose value is one schema. */
export const SINGLE: readonly string[] = [
  'additionalProperties',
  'propertyNames',
  'items',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedProperties',
  'unevaluatedItems',
]

/** Keywords whose value is a list of schemas. */
export const LISTS: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'prefixItems']

/** Keywords whose value holds schemas by name. */
export const MAPS: readonly string[] = ['properties', 'patternProperties', 'dependentSchemas']

/** Keywords that say something about the value by themselves. */
const DIRECT: readonly string[] = [
  'type',
  'enum',
  'const',
  'required',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
]

/** Keywords that no value can break. */
const ANNOTATIONS: readonly string[] = [
  '$schema',
  '$anchor',
  '$comment',
  '$defs',
  'definitions',
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
]

const annotations = new Set(ANNOTATIONS)
const supported = new Set(['$ref', ...SINGLE, ...LISTS, ...MAPS, ...DIRECT])

/** Whether a keyword may be passed over: an annotation, or an extension named `x-…`. */
function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith('x-')
}

/** Whether values can be drawn that respect a keyword. */
export function isSupported(keyword: string): boolean {
  return supported.has(keyword) || isAnnotation(keyword)
}

/** The keywords of a schema that a value can break. */
export function constraintsIn(schema: object): readonly string[] {
  return Object.keys(schema).filter((keyword) => !isAnnotation(keyword))
}
