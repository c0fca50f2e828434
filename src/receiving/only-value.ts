import { type AuthenticityError, unauthentic } from './delivery-error.ts'
import type { ReceivedRequest } from './delivery-request.ts'

/** The only value of a header by its name in lower case, or why there is none. */
export function onlyValue(request: ReceivedRequest, name: string): string | AuthenticityError {
  const [value, ...more] = request.headers.filter(([given]) => given === name).map(([, text]) => text)
  if (value === undefined || value.trim() === '') {
    return unauthentic('missing-credential', `There is no ${name}.`)
  }
  return more.length > 0 ? badCredential(name) : value
}

/** What follows the name of a scheme in `Authorization`, or why nothing does. */
export function authorizationOf(request: ReceivedRequest, scheme: string): string | AuthenticityError {
  const value = onlyValue(request, 'authorization')
  if (typeof value !== 'string') return value
  const [, name = '', rest = ''] = /^(\S+)(?: +(.*))?$/.exec(value.trim()) ?? []
  return name.toLowerCase() === scheme && rest !== '' ? rest : badCredential('authorization')
}

/** A credential that is another one. */
export function badCredential(name: string): AuthenticityError {
  return unauthentic('bad-credential', `${name} is not right.`)
}
