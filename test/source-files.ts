import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'

const root = fileURLToPath(new URL('..', import.meta.url))

/** One file of this repository, as the rules look at it. */
export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Without comments. */
  readonly code: string
  readonly lines: number
  readonly imports: readonly Import[]
}

/** What a file imports: a path of this repository, or the name of a package. */
export interface Import {
  readonly path?: string
  readonly specifier: string
}

/** All files that match, sorted. Whoever asks expects some: a rule over nothing holds for ever. */
export function sourceFiles(patterns: readonly string[]): readonly SourceFile[] {
  const ignore = ['**/node_modules/**', 'dist/**']
  const paths = globSync([...patterns], { cwd: root, ignore, expandDirectories: false }).sort()
  if (paths.length === 0) throw new Error(`no file matches ${patterns.join(', ')}`)
  return paths.map(read)
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return { path, text, code, lines: text.split('\n').length - 1, imports: importsOf(path, code) }
}

/** `import … from`, `export … from`, `import '…'` and `import('…')`, types included. */
function importsOf(path: string, code: string): readonly Import[] {
  const statements = /^(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm
  const calls = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
  const found = [...code.matchAll(statements), ...code.matchAll(calls)]
  return found.map(([, from, plain]) => {
    const specifier = from ?? plain ?? ''
    if (!specifier.startsWith('.')) return { specifier }
    const target = relative(root, resolve(root, dirname(path), specifier))
    return { specifier, path: target.replaceAll('\\', '/') }
  })
}
