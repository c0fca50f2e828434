/**
 * Turns the schemas of a provider into a TypeScript module. Pure: text in, text out.
 * May import model, schemas and contracts.
 * To change what is generated: `delivery-type.ts` has our own lines, `plain-schema.ts` what payload types see.
 */
export { generatedMark, providerTypes } from './provider-types.ts'
