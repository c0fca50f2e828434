import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { conformance } from 'hookproof/vitest'
import { afterAll, beforeAll } from 'vitest'
import { nodeListener } from '../../../fixtures/receivers/kit/node-listener.ts'
import { few, openEndpoint, optionsOf } from './endpoint.ts'

const desk = openEndpoint()
const server = createServer(nodeListener(desk))
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

conformance('moco', { receiver: origin, ...optionsOf(desk), only: few })
