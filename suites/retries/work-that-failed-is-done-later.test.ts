import { testConvergence, testFaults } from '../../test/converging.ts'
import { workThatFailedIsDoneLater as check } from './work-that-failed-is-done-later.ts'

testConvergence(check)
testFaults(check, 'downstream', [500, 502, 'reset'])
