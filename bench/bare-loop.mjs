import { createHmac } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

// What somebody would write by hand for one event of one provider: no headers, no places, no explanations, no sequence.
const [, , schema, capture, secret] = process.argv
const ajv = new Ajv2020({ strict: false })
formats.default(ajv)
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))
for await (const line of createInterface({ input: createReadStream(capture) })) {
  const { headers, body } = JSON.parse(line)
  const [, given] = headers.find(([name]) => name === 'X-Moco-Signature')
  const expected = createHmac('sha256', secret).update(body).digest('hex')
  if (given !== expected || !validate(JSON.parse(body))) process.exit(1)
}
