import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { broken } from '../fixtures/receivers/index.ts'
import { flagOf, options } from '../src/config/index.ts'
import { suites } from '../suites/index.ts'
import { readDefects } from './docs/defects.ts'
import {
  anchors,
  type Document,
  fenced,
  inlineCode,
  internalLinks,
  readDocuments,
  resolveLink,
  root,
} from './docs/documents.ts'
import { render } from './docs/render.ts'

const documents = readDocuments()
const checkIds = new Set(suites.flatMap((suite) => suite.checks.map(({ id }) => id)))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

test('there is something to read', () => {
  expect(documents.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'docs/glossary.md']),
  )
})

describe.each(documents.map((document) => [document.path, document] as const))('%s', (path, document) => {
  test('shows what its commands print and what can be counted; UPDATE_DOCS=1 writes it again', async () => {
    const rendered = await render(document)
    if (process.env.UPDATE_DOCS === '1') writeFileSync(join(root, path), rendered)
    else expect(document.text).toBe(rendered)
  })

  test('links to what is there', () => {
    const dead = internalLinks(document).filter((target) => !leadsSomewhere(path, target))
    expect(dead).toEqual([])
  })

  test('names only files that exist', () => {
    const folders = /^(?:src|suites|fixtures|schemas|test|docs|examples|bench)\/[\w./-]*$/
    const named = inlineCode(document).filter((code) => folders.test(code))
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  test('names only checks that exist', () => {
    const names = suites.map(({ id }) => id).join('|')
    const named = [
      ...document.text.matchAll(new RegExp(`(?<![\\w/])(?:${names})/[a-z][a-z0-9-]+(?!\\.ts)`, 'g')),
    ]
    expect(named.map(([id]) => id).filter((id) => !checkIds.has(id))).toEqual([])
  })

  test('names only scripts that exist', () => {
    const written = [...inlineCode(document), ...fenced(document, 'sh')].join('\n')
    const named = [...written.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name]) => name ?? '')
    const builtIn = ['ci', 'run', 'install', 'i']
    expect(named.filter((name) => !builtIn.includes(name) && !(name in manifest.scripts))).toEqual([])
  })

  test('names only options that exist', () => {
    const written = [...inlineCode(document), ...fenced(document, 'sh'), ...fenced(document, 'yaml')].join(
      '\n',
    )
    const named = [...written.matchAll(/(?<!\S)--[a-z][a-z-]*/g)].map(([flag]) => flag)
    expect(named.filter((flag) => !knownOptions.has(flag))).toEqual([])
  })
})

test.each([
  ['README.md', 200],
  ['ARCHITECTURE.md', 150],
  ...documents
    .filter(({ path }) => path.startsWith('docs/decisions/'))
    .map(({ path }) => [path, 60] as const),
] as const)('%s has at most %i lines', (path, limit) => {
  const { text } = documents.find((one) => one.path === path) as Document
  expect(text.split('\n').length - 1).toBeLessThanOrEqual(limit)
})

test('every document can be reached from the README', () => {
  const reached = new Set(['README.md'])
  for (const path of reached) {
    const document = documents.find((one) => one.path === path)
    for (const target of document === undefined ? [] : internalLinks(document)) {
      const [file = ''] = target.split('#')
      if (file !== '') reached.add(resolveLink(path, file))
    }
  }
  expect(documents.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([])
})

describe('docs/not-checked.md', () => {
  const page = readFileSync(join(root, 'docs/not-checked.md'), 'utf8')
  const { checked, notChecked } = readDefects(page)
  const [, beyond = ''] = page.split('## Checks beyond the list')

  test('lists every defect once', () => {
    const ids = [...checked, ...notChecked].map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(150)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('gives each defect that is not checked one of the reasons that it explains', () => {
    const reasons = [...page.matchAll(/^\| ([a-zA-Z ]+) \| [^|]+ \|$/gm)].map(([, reason]) => reason)
    expect(reasons.length).toBeGreaterThan(5)
    expect(notChecked.filter(({ text }) => !reasons.includes(text))).toEqual([])
  })

  test('gives each other defect a check, or an error before any check', () => {
    const names = /`(?:before|[a-z]+)\/[a-z0-9-]+`/
    expect(checked.filter(({ text }) => !names.test(text))).toEqual([])
    const codes = [...page.matchAll(/`before\/([a-z-]+)`/g)].map(([, code]) => code ?? '')
    const sources = ['explain-refusal', 'discover', 'preflight']
      .map((name) => readFileSync(join(root, `src/runner/${name}.ts`), 'utf8'))
      .join()
    expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([])
  })

  test('leaves no check out', () => {
    const text = `${checked.map((defect) => defect.text).join()}${beyond}`
    expect([...checkIds].filter((id) => !text.includes(`\`${id}\``))).toEqual([])
  })

  test('knows the mistakes of all broken receivers', () => {
    const ids = [...checked, ...notChecked].map(({ id }) => id)
    expect(broken.filter(({ catalogue }) => !ids.includes(catalogue)).map(({ name }) => name)).toEqual([])
  })

  // Whether every receiver is caught at all is for the matrix to say.
  const caught = broken.filter(({ fails }) =>
    fails.some((id) => checkIds.has(id) || id.startsWith('before/')),
  )
  test.each(caught.map((receiver) => [receiver.name, receiver] as const))(
    'counts the mistake of %s among what is checked, by a check that catches it',
    (_, { catalogue, fails }) => {
      const row = checked.find(({ id }) => id === catalogue)
      expect(row, catalogue).toBeDefined()
      expect(fails.filter((id) => row?.text.includes(`\`${id}\``))).not.toEqual([])
    },
  )
})

function leadsSomewhere(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? from : resolveLink(from, file)
  if (!existsSync(join(root, path))) return false
  if (anchor === undefined) return true
  const document = documents.find((one) => one.path === path)
  return document !== undefined && anchors(document).has(anchor)
}

/** Those of the command line, where they are defined, and of the tools that documents mention. */
const knownOptions: ReadonlySet<string> = new Set([
  ...options.map(({ key }) => flagOf(key)),
  ...['list', 'providers', 'types', 'validate', 'infer', 'send', 'listen', 'replay'].flatMap((name) =>
    [...readFileSync(join(root, `src/cli/commands/${name}.ts`), 'utf8').matchAll(/--[a-z][a-z-]*/g)].map(
      ([flag]) => flag,
    ),
  ),
  ...['--config', '--port', '--write', '--import', '--help', '--version'],
])
