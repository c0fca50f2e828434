import { conformance } from 'hookproof/vitest'
import { describe } from 'vitest'
import { nodeListener } from '../../../fixtures/receivers/kit/node-listener.ts'
import { openEndpoint, optionsOf } from './endpoint.ts'

/** Answers forgeries with an error of its own, which a receiver had better not do. */
const desk = openEndpoint((usual) => ({
  answer: (outcome, reading) => (outcome === 'refused' ? { status: 500 } : usual.answer(outcome, reading)),
}))
const options = {
  receiver: nodeListener(desk),
  ...optionsOf(desk),
  only: ['signatures/answers-unsigned-junk-without-5xx'],
}

conformance('moco', options)
describe('strict', () => conformance('moco', { ...options, strict: true }))
