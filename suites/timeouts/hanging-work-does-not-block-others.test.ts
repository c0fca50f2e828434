import { testOthersWorkedOn } from '../../test/others-worked-on.ts'
import { hangingWorkDoesNotBlockOthers as check } from './hanging-work-does-not-block-others.ts'

testOthersWorkedOn(check)
