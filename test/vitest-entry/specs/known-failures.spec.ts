import { conformance } from 'hookproof/vitest'
import { nodeListener } from '../../../fixtures/receivers/kit/node-listener.ts'
import { few, openEndpoint, optionsOf } from './endpoint.ts'

const desk = openEndpoint(() => ({ isDuplicate: () => false }))

conformance('moco', {
  receiver: nodeListener(desk),
  ...optionsOf(desk),
  only: few,
  knownFailures: ['duplicates/duplicate-has-one-effect', 'moco/signatures/rejects-tampered-body'],
})
