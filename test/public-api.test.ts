import { describe, expect, it } from 'vitest'
import * as hookproof from '../src/index.ts'
import * as receiving from '../src/receiving/index.ts'
import * as entry from '../src/vitest.ts'
import { sourceFiles } from './source-files.ts'

const names = [...Object.keys(hookproof).sort(), ...Object.keys(entry)]
const sources = sourceFiles(['src/**/*.ts', 'suites/index.ts', '!**/*.test.ts', '!src/generated/**'])

describe('the public API', () => {
  it('is what is promised', () => {
    expect(names).toEqual([
      'HookproofError',
      'RunError',
      'UsageError',
      'assume',
      'compileSchema',
      'formats',
      'listProviders',
      'loadProvider',
      'parseKnownFailures',
      'run',
      'suites',
      'conformance',
    ])
  })

  it('is, for generated parsers, what they were generated for', () => {
    expect(Object.keys(receiving).sort()).toEqual([
      ...[
        'anyNumber',
        'at',
        'base64',
        'base64url',
        'basic',
        'bearer',
        'body',
        'byte',
        'configured',
        'crc32Body',
      ],
      ...[
        'date',
        'dateTime',
        'ecdsaP256',
        'ed25519',
        'equal',
        'headerCredential',
        'hex',
        'hmac',
        'int32',
        'int64',
      ],
      ...['isoDateTime', 'isoTime', 'method', 'parseDelivery', 'path', 'plainSha256', 'regex', 'rsaPkcs1'],
      ...[
        'secretText',
        'sha256Body',
        'signed',
        'sortedForm',
        'text',
        'time',
        'timestamp',
        'ucs2length',
        'uri',
        'url',
      ],
    ])
  })

  it('is nothing but re-exports', () => {
    const [index, vitest] = ['src/index.ts', 'src/vitest.ts'].map((path) =>
      sources.find((file) => file.path === path),
    )
    for (const file of [index, vitest]) {
      const rest = file?.code.replace(/export (type )?\{[^}]*\} from '[^']+'/g, '').trim()
      expect(rest).toBe('')
    }
  })

  it.each([...names, 'parseDelivery'])('shows how to use %s', (name) => {
    const declaration = new RegExp(
      `/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport (?:abstract |async )?(?:function|const|class) ${name}\\b`,
    )
    const documented = sources.flatMap(({ text }) => declaration.exec(text)?.[1] ?? [])
    expect(documented).toEqual([expect.stringContaining('\n * @example\n')])
  })
})
