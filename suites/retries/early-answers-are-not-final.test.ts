import { testConvergence, testFaults } from '../../test/converging.ts'
import { earlyAnswersAreNotFinal as check } from './early-answers-are-not-final.ts'

testConvergence(check)
testFaults(check, 'downstream', [408, 425])
