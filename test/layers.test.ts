import { describe, expect, it } from 'vitest'
import { listProviders, loadProvider } from '../src/contracts/index.ts'
import { type SourceFile, sourceFiles } from './source-files.ts'

const product = sourceFiles(['src/**/*.ts', 'suites/**/*.ts', '!**/*.test.ts', '!src/generated/**'])
const source = product.filter(({ path }) => path.startsWith('src/'))
const receivers = sourceFiles(['fixtures/receivers/**/*.ts'])

/** What each layer may import of ours, from the bottom to the top; only what stands above it in this list. */
const layers: Readonly<Record<string, readonly string[]>> = {
  model: [],
  signing: ['model'],
  schemas: ['model'],
  receiving: ['model', 'signing', 'schemas'],
  contracts: ['model', 'signing', 'schemas'],
  arbitraries: ['model', 'schemas', 'contracts'],
  minting: ['model', 'signing', 'schemas', 'contracts', 'arbitraries'],
  endpoints: ['model', 'signing', 'schemas', 'contracts', 'minting'],
  judging: ['model', 'contracts'],
  suites: ['model', 'schemas', 'contracts', 'arbitraries', 'judging'],
  probe: ['model'],
  captures: ['model', 'signing', 'schemas', 'contracts'],
  recording: ['model', 'schemas', 'contracts', 'captures'],
  replaying: ['model', 'signing', 'contracts', 'minting', 'judging', 'probe', 'captures', 'recording'],
  inference: ['model', 'signing', 'schemas', 'contracts', 'captures'],
  reports: ['model', 'judging'],
  typegen: ['model', 'signing', 'schemas', 'receiving', 'contracts'],
  runner: [
    'model',
    'signing',
    'schemas',
    'contracts',
    'arbitraries',
    'minting',
    'endpoints',
    'judging',
    'probe',
  ],
  config: ['model', 'reports'],
  vitest: ['model', 'signing', 'contracts', 'endpoints', 'suites', 'probe', 'reports', 'runner', 'config'],
  cli: [
    'model',
    'signing',
    'contracts',
    'judging',
    'suites',
    'captures',
    'recording',
    'replaying',
    'inference',
    'reports',
    'typegen',
    'runner',
    'config',
  ],
  'src/index.ts': ['model', 'schemas', 'contracts', 'suites', 'probe', 'reports', 'runner'],
  'src/vitest.ts': ['vitest'],
}

/** Packages that stay in one place, so that they can be replaced there. */
const homes: Readonly<Record<string, readonly string[]>> = {
  ajv: ['schemas'],
  'ajv-formats': ['schemas'],
  commander: ['cli'],
  'fast-check': ['model', 'arbitraries', 'suites', 'runner'],
  'json-schema-to-typescript': ['typegen'],
  'junit-report-builder': ['reports', 'cli'],
  lilconfig: ['config'],
  'log-update': ['cli'],
  msw: ['endpoints'],
  undici: ['probe'],
  vitest: ['vitest'],
  yaml: ['captures'],
}

describe('imports', () => {
  it('go one way', () => {
    const order = Object.keys(layers)
    const upwards = order.flatMap((layer, place) =>
      (layers[layer] ?? [])
        .filter((other) => !order.slice(0, place).includes(other))
        .map((other) => `${layer} → ${other}`),
    )
    expect(upwards).toEqual([])
  })

  it('know every folder', () => {
    const folders = new Set(product.map(({ path }) => layerOf(path)))
    expect([...folders].sort()).toEqual(Object.keys(layers).sort())
  })

  it('stay within what a layer may import', () => {
    const edges = product.flatMap(({ path, imports }) =>
      imports.flatMap(({ path: target }) => (target === undefined ? [] : [{ path, target }])),
    )
    expect(edges.length).toBeGreaterThan(500)
    const wrong = edges.filter(({ path, target }) => {
      const [from, to] = [layerOf(path), layerOf(target)]
      return from !== to && layers[from]?.includes(to) !== true
    })
    expect(wrong.map(({ path, target }) => `${path} imports ${target}`)).toEqual([])
  })

  it('name packages only where these are at home', () => {
    const named = product.flatMap(({ path, imports }) =>
      imports
        .filter((one) => one.path === undefined)
        .map(({ specifier }) => ({ path, name: packageOf(specifier) })),
    )
    expect(named.length).toBeGreaterThan(50)
    const astray = named.filter(({ path, name }) => homes[name]?.includes(layerOf(path)) === false)
    expect(astray.map(({ path, name }) => `${path} imports ${name}`)).toEqual([])
    const used = new Set(named.map(({ name }) => name))
    expect(Object.keys(homes).filter((name) => !used.has(name))).toEqual([])
  })

  it('of fixture receivers never reach the signer, the suites or anything else of ours', () => {
    const shared = receivers.flatMap(({ path, imports }) =>
      imports
        .filter((one) => one.path !== undefined && !one.path.startsWith('fixtures/'))
        .map((one) => `${path} imports ${one.path}`),
    )
    expect(shared).toEqual([])
  })
})

describe('code', () => {
  it.each<[string, RegExp, (path: string) => boolean]>([
    [
      'talks to the terminal and ends the process in src/cli only',
      /\bconsole\.|\bprocess\.(?:exit|std(?:in|out|err))\b/g,
      // Vitest shows a warning together with the test that it belongs to.
      (path) => path.startsWith('src/cli/') || path === 'src/vitest/conformance.ts',
    ],
    [
      'looks at the clock in one place only, and throws no dice',
      /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)/g,
      (path) => path === 'src/runner/clock.ts' || path === 'src/receiving/clock.ts',
    ],
    ['has no default exports', /^export default\b/gm, () => false],
  ])('%s', (_, pattern, allowed) => {
    expect(
      found(
        product.filter(({ path }) => !allowed(path)),
        pattern,
      ),
    ).toEqual([])
  })

  it('names no provider', async () => {
    const ids = await listProviders()
    expect(ids.length).toBeGreaterThanOrEqual(6)
    const names = await Promise.all(ids.map(async (id) => (await loadProvider(id)).contract.name))
    const words = [...ids.filter((id) => id !== 'moment'), ...names, "'moment'", '/moment/']
    const pattern = new RegExp(
      words.map((word) => (/^\w/.test(word) ? `\\b${word}\\b` : word)).join('|'),
      'g',
    )
    const texts = product.map((file) => ({
      ...file,
      // A specification may be cited.
      code: file.text.replace(/because: \[[\s\S]*?\n? *\],/g, ''),
    }))
    expect(found(texts, pattern)).toEqual([])
  })
})

describe('what receivers run', () => {
  const reached = reachable('src/receiving/index.ts')

  it('imports no package, and nothing of Node', () => {
    expect(reached.length).toBeGreaterThan(25)
    const foreign = reached.flatMap(({ path, imports }) =>
      imports.filter((one) => one.path === undefined).map((one) => `${path} imports ${one.specifier}`),
    )
    expect(foreign).toEqual([])
  })

  it('uses only what every runtime has', () => {
    const pattern = /\b(?:Buffer|process|global|require|__dirname|setImmediate|eval|Function)\b(?=[.(])/g
    expect(
      reached.flatMap(({ path, code }) => [...code.matchAll(pattern)].map(([what]) => `${path}: ${what}`)),
    ).toEqual([])
  })
})

describe('folders', () => {
  it('open with their purpose, what they may import and where to add to them', () => {
    const folders = new Set(
      source.filter(({ path }) => path.split('/').length > 2).map(({ path }) => path.split('/')[1]),
    )
    expect(folders.size).toBeGreaterThan(12)
    const head = /^(?:#!.*\n)?\/\*\*\n \* .+\n \* .+\n \* .+\n \*\/\n/
    const without = [...folders].filter((folder) => {
      const door = source.find(
        ({ path }) => path === `src/${folder}/${folder === 'cli' ? 'main' : 'index'}.ts`,
      )
      return door === undefined || !head.test(door.text)
    })
    expect(without).toEqual([])
  })
})

describe('files', () => {
  it.each<[string, number, readonly string[]]>([
    ['src', 300, ['src/**/*.ts', '!src/**/*.test.ts', '!src/generated/**']],
    ['suites', 120, ['suites/*/*.ts', '!suites/**/*.test.ts']],
    ['tests', 400, ['src/**/*.test.ts', 'suites/**/*.test.ts', 'test/**/*.ts']],
    ['receivers', 100, ['fixtures/receivers/**/*.ts', '!fixtures/receivers/broken/index.ts']],
    [
      'schemas',
      300,
      ['schemas/**/*.json', '!schemas/*/contract.json', '!schemas/{contract,report}.schema.json'],
    ],
  ])('of %s have at most %i lines', (_, limit, patterns) => {
    const long = sourceFiles(patterns).filter(({ lines }) => lines > limit)
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  it('have names in kebab-case', () => {
    const odd = [...product, ...receivers].filter(
      ({ path }) => !path.split('/').every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(part)),
    )
    expect(odd.map(({ path }) => path)).toEqual([])
  })
})

/** What is loaded with a file at run time: types are not. */
function reachable(entry: string): readonly SourceFile[] {
  const paths = new Set([entry])
  const files: SourceFile[] = []
  for (const path of paths) {
    const [file] = sourceFiles([path])
    if (file === undefined) continue
    const typesOnly = [...file.code.matchAll(/^(?:import|export) type\b[^'"]*from '([^']+)'/gm)]
    const erased = new Set(typesOnly.map(([, specifier]) => specifier))
    const imports = file.imports.filter(({ specifier }) => !erased.has(specifier))
    files.push({ ...file, imports })
    for (const { path: target } of imports) if (target !== undefined) paths.add(target)
  }
  return files
}

function layerOf(path: string): string {
  const [top = '', folder = '', ...rest] = path.split('/')
  if (top === 'src') return rest.length === 0 ? path : folder
  return top
}

function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

/** Where a pattern occurs, as `path: what`. */
function found(files: readonly Pick<SourceFile, 'path' | 'code'>[], pattern: RegExp): readonly string[] {
  expect(files.length).toBeGreaterThan(100)
  return files.flatMap(({ path, code }) => [...code.matchAll(pattern)].map(([what]) => `${path}: ${what}`))
}
