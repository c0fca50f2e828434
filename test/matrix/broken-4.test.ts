import { expectExactFailures } from './expect-exact-failures.ts'

expectExactFailures(4, 4)
