import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  // Only in this repository: elsewhere the installed package is found under its name.
  resolve: { alias: { 'hookproof/vitest': fileURLToPath(new URL('../../src/vitest.ts', import.meta.url)) } },
  test: { root: fileURLToPath(new URL('.', import.meta.url)), include: ['*.test.ts'] },
})

export default config
