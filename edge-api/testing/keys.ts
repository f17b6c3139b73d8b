import type { KeySettings } from '../adapters/keys.ts'

/** Keys for tests, two of each kind: the second ones are those from before a rotation. They guard nothing. */
export const testKeys: KeySettings = {
  sealKeys: [
    { id: 'new', bytes: new Uint8Array(32).fill(1) },
    { id: 'old', bytes: new Uint8Array(32).fill(2) },
  ],
  signingKeys: [
    {
      kid: 'test-new',
      kty: 'EC',
      crv: 'P-256',
      x: 'SfO63ZUfqWMcJCNF-FCIrXmqDiHb-OU01J6qcO9F1Xo',
      y: 'ED_hmSaKJMDeHJrYeP8FDG-VE7YtP8nTv4lw5Fibn6I',
      d: 'Ifn403VnJagyvJWKOxdUQtmSkAnjBm9ejPNeWRdIYNM',
    },
    {
      kid: 'test-old',
      kty: 'EC',
      crv: 'P-256',
      x: 'X45MdwWIXPrxOAyCq7wzr5f087RD_GdtJ0M7FUzobe0',
      y: '0PbCq0kgYm4ra_dXb5irhvFcFBZVZ_psYimb0Nf9Wck',
      d: '0NnVSiIRXlozyi-tFSzirPP7Po4e8s_k9-YlkcKW53M',
    },
  ],
}
