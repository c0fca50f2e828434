import { testConvergence, testFaults } from '../../test/converging.ts'
import { throttledFetchIsRepeated as check } from './throttled-fetch-is-repeated.ts'

testConvergence(check)
testFaults(check, 'provider-api', [429])
