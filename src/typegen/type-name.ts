/** A TypeScript name from any text: `invoice-payment.v2` becomes `InvoicePaymentV2`. */
export function typeName(text: string): string {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? []
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /^[A-Za-z]/.test(name) ? name : `Type${name}`
}

/** Gives out names, and another one when a name is taken. */
export class TypeNames {
  readonly #taken: Set<string>

  constructor(reserved: readonly string[]) {
    this.#taken = new Set(reserved)
  }

  /** The first of the wishes that is free, or the last one with a number. */
  take(...wishes: readonly [string, ...string[]]): string {
    const last = wishes.at(-1) as string
    let name = wishes.find((wish) => !this.#taken.has(wish))
    for (let number = 2; name === undefined; number += 1) {
      name = this.#taken.has(`${last}${number}`) ? undefined : `${last}${number}`
    }
    this.#taken.add(name)
    return name
  }
}
