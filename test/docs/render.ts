import type { Document } from './documents.ts'
import { generated } from './generated.ts'
import { parseMark, runCommands } from './run-command.ts'

/**
 * The text of a document with everything in it that is derived made anew.
 *
 * `<!-- run … -->`, a block of `sh` and a block of `text`: the output of the commands. `<!-- generated: name -->` to
 * `<!-- end -->`: what `generated.ts` says under this name.
 */
export async function render({ path, text }: Document): Promise<string> {
  const lines = text.split('\n')
  const made: string[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    made.push(line)
    const mark = parseMark(line)
    const [, name] = /^<!-- generated: ([a-z-]+) -->$/.exec(line) ?? []
    if (mark !== undefined) {
      const commands = blockAt(lines, index + 1, 'sh', path)
      made.push(...lines.slice(index + 1, commands.end))
      index = commands.end - 1
      const output = await runCommands(commands.content, mark)
      const next = lines[index + 1] === '' ? index + 2 : index + 1
      if (lines[next] === '```text') index = blockAt(lines, next, 'text', path).end - 1
      if (output !== '') made.push('', '```text', output, '```')
    } else if (name !== undefined) {
      const end = lines.indexOf('<!-- end -->', index)
      if (end < 0) throw new Error(`${path}:${index + 1} has no end`)
      made.push(...(await generated(name)), '<!-- end -->')
      index = end
    }
  }
  return made.join('\n')
}

function blockAt(
  lines: readonly string[],
  begin: number,
  language: string,
  path: string,
): { readonly content: string; readonly end: number } {
  const end = lines.indexOf('```', begin + 1)
  if (lines[begin] !== `\`\`\`${language}` || end < 0)
    throw new Error(`${path}:${begin + 1} is no block of ${language}`)
  return { content: lines.slice(begin + 1, end).join('\n'), end: end + 1 }
}
