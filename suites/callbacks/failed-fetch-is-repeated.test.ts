import { testConvergence, testFaults } from '../../test/converging.ts'
import { failedFetchIsRepeated as check } from './failed-fetch-is-repeated.ts'

testConvergence(check)
testFaults(check, 'provider-api', [500, 502, 503, 'reset'])
