/** One mismatch between a value and a schema, in words for people. */
export interface Problem {
  /** Position in the value. */
  readonly pointer: string
  /** For example `string in the format date-time`. */
  readonly expected: string
  /** For example `"yesterday"`. */
  readonly received: string
  readonly keyword: string
  /** Position in the schema, as a fragment. */
  readonly schemaPath: string
}

/** One problem as half a sentence: `/a: expected a string, received 7`. */
export function problemText({ pointer, expected, received }: Problem): string {
  return `${pointer === '' ? 'the whole value' : pointer}: expected ${expected}, received ${received}`
}
