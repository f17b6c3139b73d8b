import type { Product } from './product.ts'

/** Changes what the running product has stored: only for time that a test cannot wait for. */
export async function changeStored(product: Product, query: string, params: unknown[] = []): Promise<void> {
  const answer = await fetch(`${product.addresses.database}/sql`, {
    method: 'POST',
    headers: {
      'neon-connection-string': 'postgres://allin:local@localhost/allin',
      'neon-raw-text-output': 'true',
      'neon-array-mode': 'true',
    },
    body: JSON.stringify({ query, params }),
  })
  if (!answer.ok) throw new Error(`The database answered ${answer.status}: ${await answer.text()}`)
}

/** Half an hour goes by since the post was sent: by then AllIN has looked for it long enough. */
export async function letSearchEnd(product: Product, postId: string): Promise<void> {
  const ofPost = 'select id from post_targets where post_id = $1'
  await changeStored(
    product,
    `update attempts set submitted_at = submitted_at - interval '31 minutes' where target_id in (${ofPost})`,
    [postId],
  )
  await changeStored(
    product,
    `update post_targets set check_at = now() where post_id = $1 and status = 'CONFIRMING'`,
    [postId],
  )
}
