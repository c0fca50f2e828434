import { Arbitrary, type Random, type Stream, type Value } from 'fast-check'

/** Built when it is first drawn from. */
class Lazy<T> extends Arbitrary<T> {
  readonly #make: () => Arbitrary<T>
  #made: Arbitrary<T> | undefined

  constructor(make: () => Arbitrary<T>) {
    super()
    this.#make = make
  }

  get #source(): Arbitrary<T> {
    this.#made ??= this.#make()
    return this.#made
  }

  override generate(random: Random, biasFactor: number | undefined): Value<T> {
    return this.#source.generate(random, biasFactor)
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#source.canShrinkWithoutContext(value)
  }

  override shrink(value: T, context: unknown): Stream<Value<T>> {
    return this.#source.shrink(value, context)
  }
}

/** Puts off building an arbitrary, because most branches of a deep schema are never drawn. */
export function lazy<T>(make: () => Arbitrary<T>): Arbitrary<T> {
  return new Lazy(make)
}
