import { preferredRule, signatureRules, tampered } from '../../src/arbitraries/index.ts'
import { expectAccepted, expectForgeriesRefused } from '../../src/judging/index.ts'
import type { Check, Tampering, Terms } from '../../src/model/index.ts'
import { labelOf } from './labels.ts'

const algorithms: readonly string[] = ['hmac-sha1', 'hmac-md5', 'hmac-sha256', 'hmac-sha512', 'sha256']

/** Signs with the right secret and another hash, named in the label where there is one. */
export const rejectsWrongAlgorithm: Check = {
  id: 'signatures/rejects-wrong-algorithm',
  level: 'must',
  claim: 'A receiver refuses a signature of an algorithm that its provider does not use.',
  because: [
    'RFC 8725, section 3.1: recipients say which algorithms they accept',
    'composer/packagist#1756, ubicloud/ubicloud#6099: the name of the algorithm was taken from the header',
  ],
  needs: ['signature'],
  fix: 'Fix the algorithm in the code. The label in front of a signature says which entry is meant; it never chooses the hash.',
  worlds: 'one',
  scenario: (terms) => tampered(terms, tamperings(terms)),
  judge: (transcript) => [...expectAccepted(transcript), ...expectForgeriesRefused(transcript)],
}

function tamperings(terms: Terms): readonly Tampering[] {
  const used = signatureRules(terms).map(({ algorithm }): string => algorithm)
  const own = labelOf(preferredRule(terms))
  const namesHash = /^(?:sha\d+|md5)$/i.test(own)
  return algorithms
    .filter((algorithm) => !used.includes(algorithm))
    .flatMap((algorithm): readonly Tampering[] => {
      const label = algorithm.replace('hmac-', '')
      const name = `signed with ${algorithm} in place of ${used[0]}`
      const plain: Tampering = { name, signing: { algorithm } }
      const labelled: Tampering = {
        name: `${name}, and labelled "${label}"`,
        signing: { algorithm },
        signature: { kind: 'relabel', label },
      }
      if (namesHash && label !== own) return [labelled]
      return own === '' ? [plain, labelled] : [plain]
    })
}
