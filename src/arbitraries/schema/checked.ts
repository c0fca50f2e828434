import { Arbitrary, type Random, type Stream, type Value } from 'fast-check'

/** Values of an arbitrary that pass a test, with an end to the patience. */
class Checked<T> extends Arbitrary<T> {
  readonly #source: Arbitrary<T>
  readonly #accepts: (value: T) => boolean
  readonly #hopeless: (tries: number) => Error
  readonly #tries: number

  constructor(
    source: Arbitrary<T>,
    accepts: (value: T) => boolean,
    hopeless: (tries: number) => Error,
    tries: number,
  ) {
    super()
    this.#source = source
    this.#accepts = accepts
    this.#hopeless = hopeless
    this.#tries = tries
  }

  override generate(random: Random, biasFactor: number | undefined): Value<T> {
    for (let tried = 0; tried < this.#tries; tried += 1) {
      const drawn = this.#source.generate(random, biasFactor)
      if (this.#accepts(drawn.value)) return drawn
    }
    throw this.#hopeless(this.#tries)
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#source.canShrinkWithoutContext(value) && this.#accepts(value)
  }

  override shrink(value: T, context: unknown): Stream<Value<T>> {
    return this.#source.shrink(value, context).filter((shrunk) => this.#accepts(shrunk.value))
  }
}

/**
 * Keeps the values that pass a test; fails clearly where hardly any does.
 *
 * fast-check's own `filter` would draw for ever.
 */
export function checked<T>(
  source: Arbitrary<T>,
  accepts: (value: T) => boolean,
  hopeless: (tries: number) => Error,
  tries = 2000,
): Arbitrary<T> {
  return new Checked(source, accepts, hopeless, tries)
}
