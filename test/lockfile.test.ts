import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')
const packages = Object.entries((JSON.parse(text) as { packages: Readonly<Record<string, Locked>> }).packages)

it('locks the optional packages of every platform, without which npm ci refuses', () => {
  const locked = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, '')))
  const optional = packages.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies))
  expect(optional.length).toBeGreaterThan(50)
  expect(optional.filter((name) => !locked.has(name))).toEqual([])
})

it('names no registry, so that everybody uses their own', () => {
  expect(packages.length).toBeGreaterThan(300)
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})
