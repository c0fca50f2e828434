/**
 * Symbolic to concrete and back: identities for scenarios, requests for attempts, roles for observations.
 * May import model, schemas, signing and arbitraries' text writing.
 * To mint a new kind of value: `MintRule` in the model and one case in `minter.ts`.
 */
export * from './attempt.ts'
export { decode } from './embedded.ts'
export * from './instants.ts'
export * from './minter.ts'
export * from './plain-path.ts'
export * from './registry.ts'
export * from './roles.ts'
export * from './sorter.ts'
export * from './world.ts'
