import { buffer } from 'node:stream/consumers'
import { conformance } from 'hookproof/vitest'
import Koa from 'koa'
import { deliver, few, openEndpoint, optionsOf } from './endpoint.ts'

const desk = openEndpoint()
const app = new Koa()
app.use(async (context) => {
  context.status = await deliver(desk, context.headers, await buffer(context.req))
})

conformance('moco', { receiver: app, ...optionsOf(desk), only: few })
