// biome-ignore-all lint/suspicious/noThenProperty: a keyword of JSON Schema.
import type { JsonObject } from '../../src/model/index.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const open = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...more,
})

/** One schema for every keyword, and the combinations that are hard to draw; each has valid values. */
export const schemas: Readonly<Record<string, JsonObject>> = {
  anything: {},
  'type string': text,
  'type integer': whole,
  'type number': { type: 'number' },
  'type boolean': { type: 'boolean' },
  'type null': { type: 'null' },
  'type array': { type: 'array' },
  'type object': { type: 'object' },
  'type list': { type: ['null', 'integer', 'object'] },
  enum: { enum: ['a', 1, null, { b: [1] }] },
  'enum with type': { type: ['string', 'null'], enum: ['a', 'bb', null, 'ccc'], maxLength: 2 },
  const: { const: { a: 1 } },
  'properties and required': open({ a: text, b: whole }, { required: ['a'] }),
  'required but undeclared': open({ a: text }, { required: ['a', 'b'] }),
  'additionalProperties false': open({ a: text }, { additionalProperties: false }),
  'additionalProperties schema': { type: 'object', additionalProperties: { type: 'number' } },
  patternProperties: {
    type: 'object',
    patternProperties: { '^x-': whole, _at$: { type: 'string', format: 'date' } },
    additionalProperties: false,
  },
  'patternProperties beside declared ones': open(
    { a: { type: 'integer', minimum: 5 } },
    { patternProperties: { '^x-': whole }, required: ['a'] },
  ),
  propertyNames: { type: 'object', propertyNames: { pattern: '^[a-z]{2,5}$' }, additionalProperties: whole },
  'propertyNames beside declared ones': open({ a: text, bb: text }, { propertyNames: { minLength: 2 } }),
  minProperties: open({ a: whole, b: whole, c: whole }, { minProperties: 2, additionalProperties: false }),
  'minProperties of a dictionary': { type: 'object', minProperties: 3, additionalProperties: text },
  maxProperties: open({ a: whole, b: whole, c: whole }, { maxProperties: 1 }),
  dependentRequired: open({ a: whole, b: whole, c: whole }, { dependentRequired: { a: ['b'], b: ['c'] } }),
  dependentSchemas: open(
    { a: whole },
    { dependentSchemas: { a: { type: 'object', properties: { b: text }, required: ['b'] } } },
  ),
  items: { type: 'array', items: open({ a: text }) },
  prefixItems: { type: 'array', prefixItems: [text, whole], items: false, minItems: 2 },
  'prefixItems open': { type: 'array', prefixItems: [text, whole], items: { type: 'null' } },
  contains: { type: 'array', items: whole, contains: { type: 'integer', minimum: 100 } },
  'contains bounds': {
    type: 'array',
    items: { enum: ['a', 'b', 'c'] },
    contains: { const: 'a' },
    minContains: 2,
    maxContains: 3,
  },
  'contains none': {
    type: 'array',
    items: whole,
    contains: { type: 'integer', minimum: 9 },
    minContains: 0,
    maxContains: 1,
  },
  minItems: { type: 'array', items: text, minItems: 3 },
  maxItems: { type: 'array', items: text, maxItems: 1 },
  uniqueItems: {
    type: 'array',
    items: { type: 'integer', minimum: 0, maximum: 9 },
    uniqueItems: true,
    minItems: 2,
  },
  'uniqueItems of enum': { type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: 3 },
  'uniqueItems of boolean': { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 2 },
  'uniqueItems in a tuple': {
    type: 'array',
    prefixItems: [whole, whole],
    items: whole,
    minItems: 2,
    uniqueItems: true,
  },
  'minimum and maximum': { type: 'integer', minimum: -3, maximum: 3 },
  'exclusive bounds': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.01 },
  'exclusive integers': { type: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 6 },
  'large minimum': { type: 'integer', minimum: 1_700_000_000, maximum: 1_900_000_000 },
  'negative only': { type: 'number', maximum: -0.5 },
  multipleOf: { type: 'integer', multipleOf: 7, minimum: 10 },
  'multipleOf decimal': { type: 'number', multipleOf: 0.01, minimum: 0 },
  'multipleOf several': {
    allOf: [
      { type: 'integer', multipleOf: 4 },
      { type: 'integer', multipleOf: 6 },
    ],
  },
  minLength: { type: 'string', minLength: 40 },
  maxLength: { type: 'string', maxLength: 2 },
  'fixed length': { type: 'string', minLength: 5, maxLength: 5 },
  pattern: { type: 'string', pattern: '^[A-Z]{2}-\\d{3,}$' },
  'pattern unanchored': { type: 'string', pattern: '[0-9]' },
  'pattern of anything': { type: 'string', pattern: '^.+$', maxLength: 30 },
  'pattern with alternatives': { type: 'string', pattern: '^(foo|ba[rz])+$|^$' },
  'pattern with look-ahead': { type: 'string', pattern: '^(?!test)[a-z]{4,8}$' },
  'pattern with length': { type: 'string', pattern: '^[a-f0-9]+$', minLength: 8, maxLength: 12 },
  patterns: {
    allOf: [
      { type: 'string', pattern: '^[a-z]+$' },
      { type: 'string', pattern: 'a' },
    ],
  },
  'format with pattern': { type: 'string', format: 'uri', pattern: '^https://', maxLength: 80 },
  'formats of numbers': open({
    a: { type: 'integer', format: 'int32' },
    b: { type: 'number', format: 'double' },
    c: { type: 'integer', format: 'int64' },
  }),
  allOf: {
    allOf: [
      open({ a: text }, { required: ['a'] }),
      open({ a: { type: 'string', maxLength: 3 }, b: whole }, { required: ['b'] }),
    ],
  },
  'allOf closed by unevaluatedProperties': {
    type: 'object',
    allOf: [open({ a: text })],
    properties: { b: whole },
    unevaluatedProperties: false,
  },
  'unevaluatedProperties schema': {
    type: 'object',
    properties: { b: whole },
    unevaluatedProperties: { type: 'boolean' },
  },
  unevaluatedItems: { type: 'array', prefixItems: [whole], minItems: 1, unevaluatedItems: false },
  anyOf: { anyOf: [text, whole] },
  'anyOf nullable': open(
    { a: { anyOf: [{ $ref: '#/$defs/b' }, { type: 'null' }] } },
    { $defs: { b: open({ c: text }, { required: ['c'] }) } },
  ),
  'anyOf of required': open({ a: text, b: text }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
  'oneOf of required': open(
    { a: text, b: text, c: text },
    { oneOf: [{ required: ['a'] }, { required: ['b'] }], required: ['c'] },
  ),
  'oneOf by label': {
    oneOf: [
      open({ kind: { const: 'a' }, size: whole }, { required: ['kind', 'size'] }),
      open({ kind: { const: 'b' }, name: text }, { required: ['kind', 'name'] }),
    ],
  },
  'oneOf overlapping': {
    oneOf: [
      { type: 'integer', minimum: 0 },
      { type: 'integer', maximum: 10 },
    ],
  },
  'not type': { type: ['string', 'integer'], not: { type: 'string' } },
  'not const': { type: 'string', enum: ['a', 'b'], not: { const: 'a' } },
  'not required': open({ a: text, b: text }, { not: { required: ['a'] } }),
  'not several': open({ a: text, b: text }, { not: { anyOf: [{ required: ['a'] }, { required: ['b'] }] } }),
  'not pattern': { type: 'string', not: { pattern: '^a' } },
  'if then else': {
    ...open({ kind: { enum: ['card', 'cash'] }, number: text }, { required: ['kind'] }),
    if: { properties: { kind: { const: 'card' } } },
    then: { required: ['number'] },
    else: { properties: { number: false } },
  },
  'if for every event': {
    ...open(
      { event: { enum: ['a', 'b', 'c', 'd'] }, data: { type: 'object' } },
      { required: ['event', 'data'] },
    ),
    allOf: ['a', 'b', 'c'].map((event) => ({
      if: { properties: { event: { const: event } } },
      then: { properties: { data: { type: 'object', properties: { [event]: whole }, required: [event] } } },
    })),
  },
  'if without required': {
    ...open({ a: whole, b: text }),
    if: { required: ['a'] },
    then: { required: ['b'] },
    else: { required: ['b'], properties: { b: { const: 'none' } } },
  },
  '$ref with siblings': open(
    { a: { $ref: '#/$defs/word', maxLength: 3 } },
    { $defs: { word: text }, required: ['a'] },
  ),
  '$ref by anchor': open(
    { a: { $ref: '#word' } },
    { $defs: { w: { $anchor: 'word', type: 'string', minLength: 2 } } },
  ),
  '$ref into properties': open({
    a: whole,
    'b/c': { $ref: '#/properties/a' },
    d: { $ref: '#/properties/b~1c' },
  }),
  '$ref percent-encoded': open({ a: { $ref: '#/$defs/a%20b' } }, { $defs: { 'a b': whole } }),
  'recursive optional': open({ id: whole, parent: { $ref: '#' } }, { required: ['id'] }),
  'recursive list': {
    $ref: '#/$defs/node',
    $defs: {
      node: open(
        { name: text, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
        { required: ['children'] },
      ),
    },
  },
  'recursive nullable': {
    $ref: '#/$defs/list',
    $defs: {
      list: open({ next: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/list' }] } }, { required: ['next'] }),
    },
  },
  'recursive alternatives': {
    $ref: '#/$defs/expression',
    $defs: {
      expression: {
        oneOf: [
          { type: 'number' },
          open(
            { left: { $ref: '#/$defs/expression' }, right: { $ref: '#/$defs/expression' } },
            { required: ['left', 'right'] },
          ),
        ],
      },
    },
  },
  'recursive in turn': {
    $ref: '#/$defs/a',
    $defs: {
      a: open(
        { list: { type: 'array', items: { oneOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/b' }] } } },
        { required: ['list'], additionalProperties: false },
      ),
      b: open(
        {
          map: {
            type: 'object',
            additionalProperties: { anyOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/b' }] },
          },
        },
        { required: ['map'], additionalProperties: false },
      ),
    },
  },
  'recursive dictionary': {
    $ref: '#/$defs/tree',
    $defs: { tree: { type: 'object', additionalProperties: { $ref: '#/$defs/tree' } } },
  },
  'boolean schemas': open({ a: true, b: false, c: { type: 'array', items: true } }),
  annotations: {
    type: 'string',
    title: 'T',
    description: 'd',
    default: 'x',
    examples: ['y'],
    deprecated: true,
    readOnly: true,
    $comment: 'c',
    contentEncoding: 'base64',
    'x-mint': 'uuid',
  },
  'awkward names': open(
    { 'a b': text, 'c~d/e': text, größe: text, constructor: text },
    { required: ['constructor'] },
  ),
}

/** Formats that validators know; each drawn text has to be valid. */
export const formats: readonly string[] = [
  'date',
  'date-time',
  'time',
  'iso-time',
  'iso-date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uri',
  'url',
  'uri-reference',
  'uri-template',
  'uuid',
  'json-pointer',
  'relative-json-pointer',
  'json-pointer-uri-fragment',
  'regex',
  'byte',
  'binary',
  'password',
]
