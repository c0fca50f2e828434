import { testOthersWorkedOn } from '../../test/others-worked-on.ts'
import { failingEventDoesNotBlockOthers as check } from './failing-event-does-not-block-others.ts'

testOthersWorkedOn(check)
