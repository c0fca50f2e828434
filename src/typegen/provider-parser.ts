import type { Provider } from '../contracts/index.ts'
import { type Contract, UsageError } from '../model/index.ts'
import { eventsCode } from './parser/events.ts'
import { freshnessRule } from './parser/freshness.ts'
import { literal, quoted } from './parser/literal.ts'
import { credentialTypes, modesCode } from './parser/modes.ts'
import { generatedMark } from './provider-types.ts'
import { typeName } from './type-name.ts'

/**
 * One TypeScript module that parses the deliveries of one provider. The same contract always gives the same bytes.
 *
 * @param runtime The module that it imports: `hookproof/receiving`, or where that is found.
 * @throws UsageError where deliveries come in a form that parsers cannot read or verify.
 */
export function providerParser(provider: Provider, runtime: string): string {
  requireJson(provider.contract)
  try {
    return moduleOf(provider, runtime)
  } catch (error) {
    if (error instanceof UsageError) throw unsupported(provider.contract, error)
    throw error
  }
}

function unsupported({ id }: Contract, { code, message }: UsageError): UsageError {
  return new UsageError(
    code,
    `Cannot write a parser for "${id}": ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
    typesAlone,
  )
}

function moduleOf(provider: Provider, runtime: string): string {
  const { contract } = provider
  const prefix = typeName(contract.id)
  const constant = constantName(prefix)
  // Compilers find the .ts file behind it, whatever their settings are.
  const typesModule = quoted(`../${contract.id}.js`)
  const name = oneLine(contract.name)
  const freshness = freshnessRule(contract)
  const { constants, events } = eventsCode(provider)
  const credentials = [...credentialTypes(contract), 'receiving.Unverified']
  const tolerance = freshness?.adjustable === true ? ' & receiving.ToleranceOption' : ''
  const types = [`${prefix}Delivery`, `${prefix}Event`, `${prefix}Headers`, `${prefix}Payloads`]
  return `// Parser of ${name} deliveries, ${generatedMark}.
// Do not edit: change the schemas and run it again.
// @ts-nocheck The validators are as ajv writes them: JavaScript.
/* eslint-disable */

import * as receiving from ${quoted(runtime)}
import type { ${prefix}Delivery } from ${typesModule}

export type { ${types.join(', ')} } from ${typesModule}

/** How deliveries of ${name} are verified: the credential of the endpoint, or \`verify: false\`. */
export type ${prefix}Options = receiving.ParseOptions${tolerance} &
  (
${credentials.map((one) => `    | ${one}`).join('\n')}
  )

/** A delivery as \`parse${prefix}\` returns it. Comparing \`event\` narrows \`payload\`. */
export type ${prefix}ParsedDelivery = receiving.ParsedDelivery<${prefix}Delivery>

${constants}

/** ${name}, for \`parseDelivery\`. */
export const ${constant}: receiving.ProviderDefinition<${prefix}Delivery, ${prefix}Options> = {
  id: ${quoted(contract.id)},
  name: ${quoted(contract.name)},
  modes: {${modesCode(contract)
    .map((line) => `\n    ${line}`)
    .join('')}
  },
  freshness: ${literal(freshness)},
  openEvents: ${contract.events.open?.value === true},
  acknowledgement: ${acknowledgingStatus(contract)},
  events: [
${events.map((line) => `    ${line}`).join('\n')}
  ],
}

/**
 * Verifies a delivery of ${name} over its bytes, recognises its event, validates its payload, and returns it typed.
 * What is wrong with the request is a result; a missing credential rejects with a \`TypeError\`.
 */
export function parse${prefix}(
  request: receiving.DeliveryRequest,
  options: ${prefix}Options,
): Promise<receiving.ParseResult<${prefix}Delivery>> {
  return receiving.parseDelivery(${constant}, request, options)
}
`
}

const typesAlone = 'Write types alone with --types-only.'

function requireJson({ id, request }: Contract): void {
  const encoding = request.encoding?.value ?? 'json'
  if (encoding === 'json') return
  throw new UsageError(
    'unsupported-encoding',
    `Cannot write a parser for "${id}": its bodies are "${encoding}", and parsers read JSON.`,
    typesAlone,
  )
}

/** Names that the module or JavaScript has another use for. */
const taken =
  /^(?:receiving|formats|(?:default|formats|func|pattern|place|root|schema|validate)\d+|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|undefined|arguments|eval)$/

function constantName(prefix: string): string {
  const name = prefix.charAt(0).toLowerCase() + prefix.slice(1)
  return taken.test(name) ? `${name}Provider` : name
}

/** The plainest status that the provider counts as success; one whose answer may have a body, if there is any. */
function acknowledgingStatus({ acknowledgement }: Contract): number {
  const statuses = acknowledgement.statuses?.value ?? ['2xx']
  if (statuses.includes('2xx') || statuses.includes('200')) return 200
  const exact = statuses.filter((status) => /^\d{3}$/.test(status))
  return Number(exact.find((status) => !['204', '205'].includes(status)) ?? exact[0] ?? 200)
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /')
}
