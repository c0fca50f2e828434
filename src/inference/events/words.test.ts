import { expect, test } from 'vitest'
import { changeOf, isComplete, wordsOf } from './words.ts'

test.each<[string, string, string, boolean]>([
  ['invoice.created', 'invoice created', 'create', true],
  ['INVOICE_UPDATED', 'invoice updated', 'update', true],
  ['ClientDelete', 'client delete', 'delete', true],
  ['Invoice::Payment', 'invoice payment', 'other', false],
  ['customer.subscription.trial_will_end', 'customer subscription trial will end', 'other', false],
  ['CREATE_NEW', 'create new', 'create', false],
  ['project.archived', 'project archived', 'other', true],
  ['orders/create', 'orders create', 'create', true],
  ['address.changed', 'address changed', 'update', true],
  ['newsletter.sent', 'newsletter sent', 'other', true],
  ['renewal', 'renewal', 'other', false],
  ['订单.创建', '订单 创建', 'other', false],
])('%s: %s, %s', (text, words, change, complete) => {
  expect(wordsOf(text).join(' ')).toBe(words)
  expect(changeOf(wordsOf(text))).toBe(change)
  expect(isComplete(text)).toBe(complete)
})
