import { conformance } from 'hookproof/vitest'
import { describe } from 'vitest'
import { nodeListener } from '../../../fixtures/receivers/kit/node-listener.ts'
import { openEndpoint, optionsOf } from './endpoint.ts'

const desk = openEndpoint()
const options = { receiver: nodeListener(desk), ...optionsOf(desk) }

describe('nobody listens', () => conformance('moco', { ...options, receiver: 'http://127.0.0.1:1/' }))
describe('another secret', () => conformance('moco', { ...options, secret: 'another-secret' }))
describe('nothing selected', () =>
  conformance('moco', { ...options, level: 'must', only: ['payloads/accepts-large-bodies'] }))
describe('no receiver', () => conformance('moco', { ...options, receiver: () => new Response() as never }))
