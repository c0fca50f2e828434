import { testConvergence, testFaults } from '../../test/converging.ts'
import { missingObjectIsFetchedAgain as check } from './missing-object-is-fetched-again.ts'

testConvergence(check)
testFaults(check, 'provider-api', [404])
