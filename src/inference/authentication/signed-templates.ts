import type { ObservedHeader } from '../envelope/observe-headers.ts'
import { timeUnitOf } from '../envelope/time-unit.ts'

/** Separators between what is signed, the most usual first. */
const separators = ['.', '', ':', '|', '\n', '-', '_', ' ']
/** So many headers are tried in every order. */
const mostHeaders = 8

const otherHeaders = new Set(['accept', 'authorization', 'content-type', 'user-agent'])

/**
 * What providers are known to sign, as templates, the most usual first: the body; a time or an id with it; method
 * and URL.
 *
 * @param signatureKeys Headers that hold signatures, in lower case.
 * @param hasTimestamp Whether the signature's own header carries a time, `{timestamp}`.
 */
export function usualTemplates(
  headers: readonly ObservedHeader[],
  signatureKeys: ReadonlySet<string>,
  hasTimestamp: boolean,
): readonly string[] {
  const own = partsOf(headers, signatureKeys)
  const times = [
    ...(hasTimestamp ? ['{timestamp}'] : []),
    ...own.filter(({ isTime }) => isTime).map(({ part }) => part),
  ]
  const others = own.filter(({ isTime }) => !isTime).map(({ part }) => part)
  return [
    '{body}',
    ...times.flatMap((time) => separators.map((between) => `${time}${between}{body}`)),
    ...times.flatMap((time) => ['v0', 'v1'].map((version) => `${version}:${time}:{body}`)),
    ...times.flatMap((time) => ['.', ''].map((between) => `{body}${between}${time}`)),
    ...times.flatMap((time) =>
      others.flatMap((id) => separators.map((between) => `${id}${between}${time}${between}{body}`)),
    ),
    ...others.flatMap((id) => separators.map((between) => `${id}${between}{body}`)),
    '{url}{body}',
    '{body}{url}',
    '{url}.{body}',
    '{method}{url}{body}',
    '{method}{path}{body}',
    '{path}{body}',
    ...times.flatMap((time) => [
      `{method}{url}{body}${time}`,
      `{method}{path}{body}${time}`,
      `${time}{method}{path}{body}`,
      `${time}{url}{body}`,
      `{url}${time}{body}`,
      `{url}.${time}.{body}`,
    ]),
    '{sha256hex:body}',
    ...times.flatMap((time) => [`${time}.{sha256hex:body}`, `${time}{sha256hex:body}`]),
  ]
}

/** Two or three headers before the body, in every order. */
export function rareTemplates(
  headers: readonly ObservedHeader[],
  signatureKeys: ReadonlySet<string>,
): readonly string[] {
  const parts = partsOf(headers, signatureKeys)
    .slice(0, mostHeaders)
    .map(({ part }) => part)
  const pairs = parts.flatMap((one) => parts.filter((other) => other !== one).map((other) => [one, other]))
  const triples = pairs.flatMap((pair) =>
    parts.filter((part) => !pair.includes(part)).map((part) => [...pair, part]),
  )
  return [...pairs, ...triples].flatMap((order) =>
    separators.slice(0, 5).map((between) => [...order, '{body}'].join(between)),
  )
}

/** What plain digests cover: the secret before or after the rest. */
export const digestTemplates: readonly string[] = [
  '{secret}{body}',
  '{body}{secret}',
  '{secret}{method}{url}{body}',
  '{secret}.{body}',
]

function partsOf(
  headers: readonly ObservedHeader[],
  signatureKeys: ReadonlySet<string>,
): readonly { readonly part: string; readonly isTime: boolean }[] {
  return headers
    .filter(({ key, name }) => !signatureKeys.has(key) && !otherHeaders.has(key) && !/[{}#]/.test(name))
    .map(({ name, values }) => ({ part: `{header:${name}}`, isTime: timeUnitOf(values) !== null }))
}
