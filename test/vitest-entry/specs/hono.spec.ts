import { Hono } from 'hono'
import type { StatusCode } from 'hono/utils/http-status'
import { conformance } from 'hookproof/vitest'
import { deliver, few, openEndpoint, optionsOf } from './endpoint.ts'

const desk = openEndpoint()
const app = new Hono()
app.post('/webhooks', async (context) => {
  const body = Buffer.from(await context.req.arrayBuffer())
  const status = await deliver(desk, context.req.header(), body)
  return context.body(null, status as StatusCode)
})

conformance('moco', { receiver: app.fetch, ...optionsOf(desk), only: [...few, 'signatures/*', 'timeouts/*'] })
