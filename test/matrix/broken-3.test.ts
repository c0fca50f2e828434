import { expectExactFailures } from './expect-exact-failures.ts'

expectExactFailures(3, 4)
