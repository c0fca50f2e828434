import fastify from 'fastify'
import { conformance } from 'hookproof/vitest'
import { deliver, few, openEndpoint, optionsOf } from './endpoint.ts'

const desk = openEndpoint()
const app = fastify()
app.removeAllContentTypeParsers()
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
app.post('/webhooks', async (request, reply) =>
  reply.code(await deliver(desk, request.headers, request.body)).send(),
)

conformance('moco', { receiver: app, ...optionsOf(desk), only: few })
