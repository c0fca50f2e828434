/** Whose value it is, and what part it plays there. */
export interface Owner {
  readonly world: number
  /** 1, 2, …: entity of the scenario. */
  readonly entity: number
  readonly role: string
}

/**
 * Remembers every minted value of a run, so that a value seen again anywhere tells whose it is.
 * Instants are no keys here: many entities share them; they are told apart inside one entity.
 */
export interface Registry {
  own(value: string | number, owner: Owner): void
  ownerOf(text: string): Owner | undefined
}

/** Creates an empty registry. */
export function createRegistry(): Registry {
  const owners = new Map<string, Owner>()
  return {
    own: (value, owner) => {
      owners.set(String(value), owner)
    },
    ownerOf: (text) => owners.get(text),
  }
}

/** A registry for runs in which nothing is ever seen again: it remembers nothing. */
export const blindRegistry: Registry = { own: () => {}, ownerOf: () => undefined }
