import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Check } from '../src/model/index.ts'
import { describeFeature } from '../src/runner/index.ts'
import { suites } from '../suites/index.ts'
import { expectGenerated } from './generated-docs.ts'
import { sourceFiles } from './source-files.ts'
import { suitesPage } from './suites-page.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const checks = suites.flatMap((suite) => suite.checks.map((check) => ({ suite, check })))
const files = sourceFiles(['suites/*/*.ts', '!suites/**/*.test.ts', '!suites/*/index.ts'])

const capabilities = ['wire', 'effects', 'state', 'outcome', 'downstream', 'provider-api', 'restart', 'clock']

describe('the catalogue', () => {
  it('is there', () => {
    expect(suites.length).toBeGreaterThanOrEqual(8)
    expect(checks.length).toBeGreaterThan(60)
    for (const { id, checks: own } of suites) expect(own.length, id).toBeGreaterThan(0)
  })

  it('has no id twice', () => {
    const ids = checks.map(({ check }) => check.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('lists every check that a file exports', async () => {
    const exported = await Promise.all(
      files.map(async ({ path }) => Object.values(await load(path)).filter(isCheck)),
    )
    const listed = new Set<unknown>(checks.map(({ check }) => check))
    const left = exported.flat().filter((check) => !listed.has(check))
    expect(left.map(({ id }) => id)).toEqual([])
  })

  it('is printed in suites/README.md', async () => {
    await expectGenerated('suites/README.md', suitesPage(suites))
  })
})

describe.each(checks.map(({ suite, check }) => ({ id: check.id, suite, check })))(
  '$id',
  ({ suite, check }) => {
    const { id, level, claim, because, fix, needs } = check

    it('is named after its file and its suite, in kebab-case', async () => {
      expect(id).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)+$/)
      expect(id.split('/')[0]).toBe(suite.id)
      const name = id
        .replace(/^.*\//, '')
        .replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
      const module = await load(`suites/${id}.ts`)
      expect(module[name]).toBe(check)
    })

    it('has a judge test beside it', () => {
      expect(existsSync(join(root, 'suites', `${id}.test.ts`))).toBe(true)
    })

    it('claims something about receivers, in one short sentence', () => {
      expect(claim).toMatch(/^A receiver [^.]+\.$/)
      expect(claim.length).toBeLessThanOrEqual(100)
      expect(claim).not.toMatch(/\bshould\b/)
    })

    it('says why, and what to do', () => {
      if (level === 'must') expect(because).not.toEqual([])
      for (const source of because) expect(source.trim()).not.toBe('')
      expect(fix).toMatch(/^[A-Z"`].*[.]$/s)
      expect(sentencesIn(fix)).toBeGreaterThanOrEqual(1)
      expect(sentencesIn(fix)).toBeLessThanOrEqual(3)
    })

    it('needs what is known', () => {
      const unknown = needs.filter(
        (need) => !capabilities.includes(need) && describeFeature(need as never) === undefined,
      )
      expect(unknown).toEqual([])
      expect(new Set(needs).size).toBe(needs.length)
    })
  },
)

function load(path: string): Promise<Readonly<Record<string, unknown>>> {
  return import(/* @vite-ignore */ join(root, path))
}

function isCheck(value: unknown): value is Check {
  return typeof value === 'object' && value !== null && 'judge' in value && 'claim' in value
}

function sentencesIn(text: string): number {
  return text.split(/[.!?](?=\s+[A-Z"`]|$)/).filter((part) => part.trim() !== '').length
}
