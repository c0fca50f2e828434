/**
 * Where a request goes that came for another address: a target without a path keeps the path that was asked for, a
 * target with one stands in its place. The query is sent on in any case, because tokens stand there.
 *
 * @param target Absolute.
 * @param asked As in a request line, or absolute; captures hold either.
 */
export function aim(target: string, asked: string | undefined): string {
  const [, path = '', query = ''] =
    /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(asked ?? '') ?? []
  const url = new URL(target)
  const hasPath = !/^[a-z]+:\/\/[^/?#]*$/i.test(target.replace(/[?#].*$/s, ''))
  const search = [url.search.slice(1), query.slice(1)].filter((text) => text !== '').join('&')
  const wanted = hasPath || !path.startsWith('/') ? url.pathname : path
  return `${url.origin}${wanted}${search === '' ? '' : `?${search}`}`
}
