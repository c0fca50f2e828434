import { expect, test } from 'vitest'
import { isLoopback } from './is-loopback.ts'

test.each([
  'http://localhost:3000/',
  'http://LOCALHOST/',
  'http://app.localhost/',
  'http://127.0.0.1/',
  'http://127.8.9.10/',
  'http://2130706433/',
  'http://0.0.0.0/',
  'http://[::1]:80/',
  'http://[::ffff:127.0.0.1]/',
])('%s is this machine', (url) => {
  expect(isLoopback(new URL(url).hostname)).toBe(true)
})

test.each([
  'http://example.com/',
  'http://localhost.example.com/',
  'http://127.0.0.1.example.com/',
  'http://192.168.0.1/',
  'http://10.0.0.1/',
  'http://[fe80::1]/',
  'http://[::ffff:8.8.8.8]/',
])('%s is not', (url) => {
  expect(isLoopback(new URL(url).hostname)).toBe(false)
})
