export interface QStashOptions {
  token: string
  currentSigningKey: string
  nextSigningKey: string
}

/** What the stand-in knows when nothing else was configured. Nothing here is secret: it guards a sandbox. */
export const sandboxQStash: QStashOptions = {
  token: 'sandbox-qstash-token',
  currentSigningKey: 'sig_sandbox_current',
  nextSigningKey: 'sig_sandbox_next',
}
