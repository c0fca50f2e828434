import { expectExactFailures } from './expect-exact-failures.ts'

expectExactFailures(1, 4)
