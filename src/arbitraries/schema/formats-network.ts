import fc, { type Arbitrary } from 'fast-check'
import type { FormatTable } from './formats.ts'
import type { Style } from './style.ts'
import { word } from './text.ts'

const number = fc.integer({ min: 1, max: 9999 })

const emails = {
  plain: fc.tuple(word, word).map(([first, last]) => `${first}.${last}@example.com`),
  any: fc.oneof(
    fc.tuple(word, number).map(([name, id]) => `${name}+${id}@mail.example.co.uk`),
    fc.constantFrom(
      'a@b.co',
      "o'brien@example.com",
      'UPPER@EXAMPLE.COM',
      'x_y-z@sub.example.museum',
      '1@example.com',
    ),
  ),
}

const hostnames = {
  plain: word.map((name) => `${name}.example.com`),
  any: fc.oneof(
    word,
    fc.constantFrom('localhost', 'a.b.c.d.example', 'xn--bcher-kva.example', 'EXAMPLE.com', '1.example'),
  ),
}

const plainUrl = fc.tuple(word, number).map(([name, id]) => `https://example.com/${name}/${id}`)
const webUrls = {
  plain: plainUrl,
  any: fc.oneof(
    plainUrl,
    word.map((name) => `http://user@${name}.example.com:8080/a%20b/?q=${name}&r=%C3%A9#top`),
    fc.constantFrom(
      'https://example.com',
      'https://example.com/',
      'http://EXAMPLE.com/A?a=1&a=2',
      'https://example.com/a;b=c',
    ),
  ),
}
const uris = {
  plain: plainUrl,
  any: fc.oneof(
    { weight: 5, arbitrary: webUrls.any },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'mailto:a@example.com',
        'urn:isbn:0451450523',
        'tel:+1-201-555-0123',
        'http://[::1]/x',
      ),
    },
  ),
}
const references = {
  plain: plainUrl,
  any: fc.oneof(uris.any, fc.constantFrom('', '/', '/a/b?c=d', '../x', '#top', '//example.com/x', '?q')),
}

const international = (
  ascii: { readonly plain: Arbitrary<string>; readonly any: Arbitrary<string> },
  ...beyond: readonly string[]
) => ({ plain: ascii.plain, any: fc.oneof(ascii.any, fc.constantFrom(...beyond)) })

const iris = international(uris, 'https://bücher.example/straße?q=é', 'https://例え.jp/あ')
const iriReferences = international(references, '/straße', '?q=é')
const idnEmails = international(emails, 'jörg@bücher.example', '用户@例子.广告')
const idnHostnames = international(hostnames, 'bücher.example', '例え.jp')

const byStyle =
  (values: { readonly plain: Arbitrary<string>; readonly any: Arbitrary<string> }) =>
  (style: Style): Arbitrary<string> =>
    values[style]

/** Formats about mail, names and addresses of machines. */
export const networkFormats: FormatTable = {
  email: byStyle(emails),
  'idn-email': byStyle(idnEmails),
  hostname: byStyle(hostnames),
  'idn-hostname': byStyle(idnHostnames),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
  uri: byStyle(uris),
  url: () => plainUrl,
  'uri-reference': byStyle(references),
  'uri-template': () => word.map((name) => `https://example.com/${name}/{id}{?page}`),
  iri: byStyle(iris),
  'iri-reference': byStyle(iriReferences),
}
