import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { BrokenEntry, ValidatedDelivery, ValidationSummary } from '../src/captures/index.ts'
import { hookproof, type Said } from './fake-shell.ts'

/** Where the captures are. */
export const at: string = 'fixtures/captures'

/** What MOCO's deliveries there are signed with. */
export const secret: string = '1d608b9d72219b90ff2393a1d3ee0ac0'

/** A folder for captures that a test writes itself. */
export interface ScratchFolder {
  readonly path: string
  readonly write: (name: string, text: string) => Promise<string>
  /** Makes a folder in it. */
  readonly folder: (name: string) => Promise<string>
  /** Makes a link in it, whose target is seen from there. */
  readonly link: (target: string, name: string) => Promise<void>
  readonly remove: () => Promise<void>
}

/** Makes one. */
export async function scratchFolder(): Promise<ScratchFolder> {
  const path = await mkdtemp(join(tmpdir(), 'hookproof-captures-'))
  return {
    path,
    write: async (name, text) => {
      await writeFile(join(path, name), text)
      return join(path, name)
    },
    folder: async (name) => {
      await mkdir(join(path, name))
      return join(path, name)
    },
    link: (target, name) => symlink(target, join(path, name)),
    remove: () => rm(path, { recursive: true }),
  }
}

/** What `--reporter json` prints. */
export interface ValidationReport extends ValidationSummary {
  readonly deliveries: readonly ValidatedDelivery[]
  readonly broken: readonly (BrokenEntry & { readonly message: string })[]
}

/** The report of a validation, whatever it found. */
export async function judged(file: string, flags: readonly string[] = []): Promise<ValidationReport> {
  return reportOf(await hookproof(['validate', file, '--reporter', 'json', ...flags]))
}

/** The JSON report that was printed. */
export function reportOf({ stdout, stderr }: Said): ValidationReport {
  expect(stderr).toBe('')
  return JSON.parse(stdout) as ValidationReport
}
