import { describe, expect, it } from 'vitest'
import { broken, correct } from '../../fixtures/receivers/index.ts'
import { suites } from '../../suites/index.ts'
import { expectGenerated } from '../generated-docs.ts'
import { matrixPage } from './matrix-page.ts'

const checks = suites.flatMap((suite) => suite.checks)

describe('the matrix', () => {
  it('has a broken receiver for every check', () => {
    const caught = new Set(broken.flatMap(({ fails }) => fails))
    expect(checks.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([])
  })

  it('names only checks that exist, or what is recognised before them', () => {
    const known = new Set(checks.map(({ id }) => id))
    const unknown = broken
      .flatMap(({ fails }) => fails)
      .filter((id) => !known.has(id) && !id.startsWith('before/'))
    expect(unknown).toEqual([])
  })

  it('has mistakes that show, and enough of them', () => {
    expect(broken.filter(({ fails }) => fails.length === 0).map(({ name }) => name)).toEqual([])
    expect(broken.length).toBeGreaterThanOrEqual(45)
    expect(correct.filter(({ odd }) => odd !== undefined).length).toBeGreaterThanOrEqual(15)
  })

  it('is printed in docs/matrix.md', async () => {
    await expectGenerated('docs/matrix.md', matrixPage(suites, broken, correct))
  })
})
