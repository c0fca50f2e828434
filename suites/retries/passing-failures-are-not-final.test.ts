import { testConvergence, testFaults } from '../../test/converging.ts'
import { passingFailuresAreNotFinal as check } from './passing-failures-are-not-final.ts'

testConvergence(check)
testFaults(check, 'downstream', [429, 503, 504])
