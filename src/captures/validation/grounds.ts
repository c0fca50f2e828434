import type { Contract, Grounds } from '../../model/index.ts'
import type { RemarkGrounds } from './validation.ts'

/** The grounds of a statement, its sources by their titles. */
export function remarkGrounds(contract: Contract, { basis, source }: Grounds): RemarkGrounds {
  return { basis, sources: [source].flat().map((id) => contract.sources[id]?.title ?? id) }
}

/** On what it rests that a header is sent as the schema says; `null` when the contract does not speak of it. */
export function headerGrounds(contract: Contract, name: string): RemarkGrounds | null {
  const isIt = (location: string): boolean =>
    location.toLowerCase().replace(/#.*$/, '') === `header:${name.toLowerCase()}`
  const sent = contract.request.headers.find((header) => header.name.toLowerCase() === name.toLowerCase())
  const signatures = contract.authentication.flatMap((mode) =>
    mode.kind === 'signature' ? mode.signatures : [],
  )
  const found =
    sent ??
    [...signatures, ...contract.identity, ...contract.times].find(({ at }) => isIt(at)) ??
    contract.events.families
      .flatMap((family) => family.types)
      .find((event) => Object.keys(event.match).some(isIt))
  return found === undefined ? null : remarkGrounds(contract, found)
}
