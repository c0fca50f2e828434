import type { ReceivedRequest } from './delivery-request.ts'

/** Where a value stands in a request. Names of headers in lower case; `member` is `t` in a list like `t=1,v1=2`. */
export type Place =
  | { readonly in: 'header'; readonly name: string; readonly member?: string }
  | { readonly in: 'body'; readonly path: readonly string[] }
  | { readonly in: 'query' | 'form'; readonly name: string }

/** The value of a header by its lower-case name; repeated ones joined as HTTP does. */
export function headerValue(request: ReceivedRequest, name: string): string | undefined {
  const values = request.headers.filter(([given]) => given === name).map(([, value]) => value)
  return values.length === 0 ? undefined : values.join(', ')
}

/** What stands at a place; `undefined` where there is nothing. */
export function valueAt(request: ReceivedRequest, place: Place): unknown {
  switch (place.in) {
    case 'header': {
      const value = headerValue(request, place.name)
      return value === undefined || place.member === undefined ? value : memberOf(value, place.member)
    }
    case 'body':
      return place.path.reduce(child, request.payload())
    case 'query':
      return queryOf(request.url).get(place.name) ?? undefined
    case 'form':
      return formOf(request).get(place.name) ?? undefined
  }
}

/** The text that is signed for a place: nothing where nothing stands, JSON where no text does. */
export function textAt(request: ReceivedRequest, place: Place): string {
  const value = valueAt(request, place)
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The fields of a body that is a form. */
export function formOf({ body }: ReceivedRequest): URLSearchParams {
  return new URLSearchParams(new TextDecoder().decode(body))
}

function queryOf(url: string | undefined): URLSearchParams {
  const [before = ''] = (url ?? '').split('#')
  const start = before.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : before.slice(start + 1))
}

function memberOf(value: string, member: string): string | undefined {
  const items = value.split(/[,;]/).map((item) => item.trim())
  return items.find((item) => item.startsWith(`${member}=`))?.slice(member.length + 1)
}

function child(value: unknown, token: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(token)) return undefined
  return Object.hasOwn(value, token) ? (value as Record<string, unknown>)[token] : undefined
}
