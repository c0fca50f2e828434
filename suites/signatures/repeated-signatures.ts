import type { Trial } from '../../src/arbitraries/index.ts'

const repetitions: readonly (readonly ('good' | 'bad')[])[] = [
  ['bad', 'bad'],
  ['good', 'good'],
  ['good', 'bad'],
  ['bad', 'good'],
  ['bad', 'bad', 'bad'],
]

/** The signature header on several lines. */
export const repeatedSignatures: readonly Trial[] = repetitions.map((values) => ({
  // With a good one among them, accepting and refusing are both defensible.
  nature: values.includes('good') ? 'odd' : 'forged',
  tampering: {
    name: `signature header ${values.length} times: ${values.map((value) => (value === 'bad' ? "another key's" : value)).join(', ')}`,
    signature: { kind: 'repeat', values },
  },
}))
