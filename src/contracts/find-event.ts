import type { Contract, OfferedEvent } from '../model/index.ts'

/** Every event type of a contract together with its family, in the contract's order. */
export function offeredEvents(contract: Contract): readonly OfferedEvent[] {
  return contract.events.families.flatMap((family) => family.types.map((event) => ({ family, event })))
}

/** The event of this type, if the contract has it. */
export function findEvent(contract: Contract, type: string): OfferedEvent | undefined {
  return offeredEvents(contract).find(({ event }) => event.type === type)
}
