import { testConvergence, testFaults } from '../../test/converging.ts'
import { malformedAnswerIsNoObject as check } from './malformed-answer-is-no-object.ts'

testConvergence(check)
testFaults(check, 'provider-api', ['<html><title>Welcome</title></html>', '', '{', 'null'])
