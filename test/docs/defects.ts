/** One row of the tables in `docs/not-checked.md`. */
export interface Defect {
  readonly id: string
  /** The last column: why not, or by which checks. */
  readonly text: string
}

/** The two tables of `docs/not-checked.md`. */
export function readDefects(document: string): {
  readonly checked: readonly Defect[]
  readonly notChecked: readonly Defect[]
} {
  const [before = '', after = ''] = document.split(/^## Checked$/m)
  return { checked: rows(after), notChecked: rows(before) }
}

function rows(text: string): readonly Defect[] {
  return [...text.matchAll(/^\| `([a-z]+-[a-z0-9-]+)` \|.*\| (.+) \|$/gm)].map(([, id, last]) => ({
    id: id ?? '',
    text: last ?? '',
  }))
}
