import express from 'express'
import { conformance } from 'hookproof/vitest'
import { deliver, few, openEndpoint, optionsOf } from './endpoint.ts'

const desk = openEndpoint()
const app = express()
app.post('/webhooks', express.raw({ type: () => true, limit: '5mb' }), async (request, response) => {
  response.sendStatus(await deliver(desk, request.headers, request.body))
})

conformance('moco', { receiver: app, ...optionsOf(desk), only: few })
