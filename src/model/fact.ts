/** Where a fact comes from: the provider says so, somebody saw it, or we chose a reading. */
export type Basis = 'documented' | 'observed' | 'assumed'

/** What every statement about a provider carries. `source` names entries of the contract's `sources`. */
export interface Grounds {
  readonly basis: Basis
  readonly source: string | readonly string[]
  readonly note?: string
}

/** One stated value with its grounds; `null` where nobody knows, which is never a guess. */
export type Fact<T> = (Grounds & { readonly value: T }) | null
