import type { Contract, OfferedEvent } from '../model/index.ts'

const offered = new WeakMap<Contract, ReadonlyMap<string, OfferedEvent>>()

/** Every event type of a contract together with its family, in the contract's order. */
export function offeredEvents(contract: Contract): readonly OfferedEvent[] {
  return contract.events.families.flatMap((family) => family.types.map((event) => ({ family, event })))
}

/** The event of this type, if the contract has it. */
export function findEvent(contract: Contract, type: string): OfferedEvent | undefined {
  const known =
    offered.get(contract) ??
    // The first one counts where a type is there twice.
    new Map(
      offeredEvents(contract)
        .toReversed()
        .map((one) => [one.event.type, one]),
    )
  offered.set(contract, known)
  return known.get(type)
}
