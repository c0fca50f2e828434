import { expectExactFailures } from './expect-exact-failures.ts'

expectExactFailures(2, 4)
