import { runInThisContext } from 'node:vm'
import { build } from 'esbuild'
import type { Provider } from '../src/contracts/index.ts'
import type { Contract, JsonObject } from '../src/model/index.ts'
import type { DeliveryRequest, ParseResult } from '../src/receiving/index.ts'
import { providerParser } from '../src/typegen/index.ts'
import { acme } from './acme-provider.ts'
import { root } from './docs/documents.ts'

/** Any generated parser, without its types. */
export type Parse = (
  request: DeliveryRequest,
  options: object,
) => Promise<ParseResult<{ event: string; headers: Record<string, string>; payload: unknown }>>

/** The parser that is generated for a provider, ready to run. */
export async function parserOf(provider: Provider): Promise<Parse> {
  const contents = `export { parseAcme as parse } from 'parser'`
  const text = providerParser(provider, './src/receiving/index.ts')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'made',
    logLevel: 'error',
    plugins: [
      {
        name: 'parser',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^parser$/ }, () => ({ path: 'parser.ts', namespace: 'made' }))
          onLoad({ filter: /.*/, namespace: 'made' }, () => ({
            contents: text,
            loader: 'ts',
            resolveDir: root,
          }))
        },
      },
    ],
  })
  const { parse } = runInThisContext(`(() => { ${outputFiles[0]?.text}\nreturn made })()`) as { parse: Parse }
  return parse
}

/** A provider with one event type, whose payload is anything of a schema. */
export function providerWith(changes: Partial<Contract>, schema: JsonObject = {}): Provider {
  const schemas = { thing: schema }
  const types = [{ type: 'thing', change: 'other', match: {}, schema: 'events/thing.schema.json' }]
  const family = { name: 'thing', entity: null, versions: [], markers: [], types }
  const events = { families: [family], open: null, unfamiliar: [] } as unknown as Contract['events']
  const authentication = acme.authentication.filter(({ kind }) => kind === 'basic')
  const contract: Contract = { ...acme, authentication, events, ...changes }
  return { folder: '/acme', contract, schemas, readings: schemas, headerSchema: {} }
}
