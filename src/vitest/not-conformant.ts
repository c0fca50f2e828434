/** What fails the test of a check; its message is the report. */
export class NotConformant extends Error {
  override readonly name = 'NotConformant'
}
