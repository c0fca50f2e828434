import { conformance } from 'hookproof/vitest'
import { app, currentContacts, secret } from './contacts.ts'

conformance('standard-webhooks', {
  receiver: app.fetch,
  path: '/webhooks',
  secret,
  state: currentContacts,
})
