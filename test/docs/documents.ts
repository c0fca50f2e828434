import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('../../', import.meta.url))

/** A Markdown file of this repository. */
export interface Document {
  /** Relative to the root. */
  readonly path: string
  readonly text: string
}

/** The files at the root, and everything in `docs`. */
export function readDocuments(): readonly Document[] {
  const atRoot = readdirSync(root).filter((name) => name.endsWith('.md'))
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
  return [...atRoot, ...below].sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The texts between single backticks. */
export function inlineCode({ text }: Document): readonly string[] {
  return [...text.replace(/^```.*?^```/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '')
}

/** The contents of fenced blocks in one language. */
export function fenced({ text }: Document, language: string): readonly string[] {
  return [...text.matchAll(/^```(\w*)\n(.*?)^```/gms)].flatMap(([, name, content]) =>
    name === language ? [content ?? ''] : [],
  )
}

/** Targets of links within this repository, as written. */
export function internalLinks({ text }: Document): readonly string[] {
  return [...text.replace(/^```.*?^```/gms, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
}

/** What headings are called in links, as the usual renderers do it. */
export function anchors({ text }: Document): ReadonlySet<string> {
  const titles = [...text.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.+)$/gm)].map(
    ([, title]) => title ?? '',
  )
  return new Set(
    titles.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

/** The path that a link in a document leads to, relative to the root. */
export function resolveLink(from: string, target: string): string {
  return relative(root, join(root, from, '..', target))
}
