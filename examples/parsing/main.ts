import { createHmac } from 'node:crypto'
import { receive } from './receive.ts'

const secret = 'an example, really'
const deleted = { target: 'Invoice', event: 'delete', body: '{"id":1064823757}' }

await show('a genuine delivery', deleted)
await show('another body than was signed', { ...deleted, signed: '{"id":1}' })
await show('a type that came later', { ...deleted, event: 'archive' })
await show('a payload of another shape', { ...deleted, body: '{"id":"1064823757"}' })

async function show(
  what: string,
  { target, event, body, signed = body }: typeof deleted & { signed?: string },
): Promise<void> {
  const headers = {
    'X-Moco-Target': target,
    'X-Moco-Event': event,
    'X-Moco-Signature': createHmac('sha256', secret).update(signed).digest('hex'),
  }
  const request = new Request('http://localhost/webhooks', { method: 'POST', headers, body })
  const response = await receive(request, secret)
  console.log(`${what.padEnd(30)} ${response.status}  ${await response.text()}`)
}
