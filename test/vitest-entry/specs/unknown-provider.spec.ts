import { conformance } from 'hookproof/vitest'
import { openEndpoint, optionsOf } from './endpoint.ts'

conformance('mocco', { receiver: 'http://127.0.0.1:1/', ...optionsOf(openEndpoint()) })
