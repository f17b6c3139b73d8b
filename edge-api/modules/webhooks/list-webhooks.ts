import { and, desc, eq, getTableColumns, lt } from 'drizzle-orm'
import { webhookEndpoints } from '../../../db/schema/index.ts'
import { type Ctx, permit } from '../../context.ts'
import { type Page, type PageInput, toPage } from '../page.ts'
import { type WebhookView, webhookView } from './webhook-view.ts'

const { sealedSecret: _, ...columns } = getTableColumns(webhookEndpoints)

/** The organization's endpoints, newest first. */
export async function listWebhooks(ctx: Ctx, { cursor, limit }: PageInput): Promise<Page<WebhookView>> {
  const organizationId = permit(ctx, 'webhook.read')
  const rows = await ctx.deps.db
    .select(columns)
    .from(webhookEndpoints)
    .where(
      and(
        eq(webhookEndpoints.organizationId, organizationId),
        cursor ? lt(webhookEndpoints.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(webhookEndpoints.id))
    .limit(limit + 1)
  return toPage(rows.map(webhookView), limit)
}
