import { fileURLToPath } from 'node:url'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: { 'hookproof/vitest': fileURLToPath(new URL('../../../src/vitest.ts', import.meta.url)) },
  },
  test: { root: fileURLToPath(new URL('.', import.meta.url)), include: ['*.spec.ts'] },
})

export default config
