import { build, type Format } from 'esbuild'
import { root } from './docs/documents.ts'

/** What a bundler for the edge makes of `import { parse… } from 'hookproof/providers/<id>'`: minified, for no platform. */
export async function bundleParser(id: string, format: Format = 'esm'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from 'hookproof/providers/${id}'`, resolveDir: root },
    alias: { [`hookproof/providers/${id}`]: `./src/generated/providers/${id}.ts` },
    bundle: true,
    minify: true,
    write: false,
    platform: 'neutral',
    format,
    globalName: 'parser',
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error(`nothing was bundled for ${id}`)
  return file.text
}
