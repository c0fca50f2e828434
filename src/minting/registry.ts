/** Whose value it is, and what part it plays there. */
export interface Owner {
  readonly world: number
  /** 1, 2, …: entity of the scenario. */
  readonly entity: number
  readonly role: string
}

/**
 * Remembers every minted value of the worlds under way, so that a value seen again anywhere tells whose it is.
 * Instants are no keys here: many entities share them; they are told apart inside one entity.
 */
export interface Registry {
  own(value: string | number, owner: Owner): void
  ownerOf(text: string): Owner | undefined
  /** Forgets the values of a world that nobody will look at again. */
  forget(world: number): void
}

/** Creates an empty registry. */
export function createRegistry(): Registry {
  const owners = new Map<string, Owner>()
  const values = new Map<number, string[]>()
  return {
    own: (value, owner) => {
      const text = String(value)
      owners.set(text, owner)
      const others = values.get(owner.world)
      if (others === undefined) values.set(owner.world, [text])
      else others.push(text)
    },
    ownerOf: (text) => owners.get(text),
    forget: (world) => {
      for (const text of values.get(world) ?? []) owners.delete(text)
      values.delete(world)
    },
  }
}

/** A registry for runs in which nothing is ever seen again: it remembers nothing. */
export const blindRegistry: Registry = { own: () => {}, ownerOf: () => undefined, forget: () => {} }
