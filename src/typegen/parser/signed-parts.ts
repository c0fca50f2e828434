import { type Contract, UsageError } from '../../model/index.ts'
import { idLocation } from '../../signing/signed-bytes.ts'
import { literal, quoted } from './literal.ts'
import { placeOf } from './place.ts'

const simple: Readonly<Record<string, string>> = {
  '{body}': 'body',
  '{timestamp}': 'timestamp',
  '{method}': 'method',
  '{url}': 'url',
  '{path}': 'path',
  '{form:sorted}': 'sortedForm',
  '{secret}': 'secretText',
  '{sha256hex:body}': 'sha256Body',
  '{crc32:body}': 'crc32Body',
}

const places: Readonly<Record<string, string>> = { header: 'header', query: 'query', json: 'body' }

/** The parts of a template of signed bytes, as code; `receiving` is what it calls the runtime. */
export function signedParts(template: string, contract: Contract): readonly string[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (!/^\{.*\}$/s.test(piece)) return `receiving.text(${quoted(piece)})`
      return partOf(piece, template, contract)
    })
}

function partOf(piece: string, template: string, contract: Contract): string {
  if (Object.hasOwn(simple, piece)) return `receiving.${simple[piece]}`
  if (piece === '{id}') return at(idLocation(contract))
  const [, name = '', argument = ''] = /^\{([a-z]+):([^{}]*)\}$/.exec(piece) ?? []
  if (name === 'config') return `receiving.configured(${quoted(argument)})`
  if (Object.hasOwn(places, name)) return at(`${places[name]}:${argument}`)
  throw new UsageError(
    'unsupported-scheme',
    `There is no part "${piece}" of signed bytes, as in "${template}".`,
    `Use ${Object.keys(simple).join(' ')} {id} {header:NAME} {query:NAME} {json:/pointer} {config:NAME}.`,
  )
}

function at(location: string): string {
  return `receiving.at(${literal(placeOf(location))})`
}
