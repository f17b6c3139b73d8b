import * as z from 'zod'
import { audiences } from '../../../core/events.ts'
import { commit } from '../../commit.ts'
import { type Ctx, permit } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { trustedHostOf } from '../pages/trusted-host.ts'
import { capabilityNames, type EmbedClaims } from './claims.ts'

const Origin = z
  .string()
  .max(253)
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'Not an origin, for example https://cms.example',
  )

export const MintEmbedTokenInput = z.strictObject({
  externalUserId: z.string().min(1).max(200),
  externalUserName: z.string().trim().min(1).max(100),
  capabilities: z.array(z.enum(capabilityNames)).min(1).max(capabilityNames.length),
  origins: z.array(Origin).min(1).max(10),
  seconds: z.int().min(10).max(600).default(600),
})

export const EmbedToken = z.object({ token: z.string(), expiresAt: z.iso.datetime() })

/** Mints the token with which one person may use the embedded components on named sites. Only API keys may. */
export async function mintEmbedToken(
  ctx: Ctx,
  input: z.infer<typeof MintEmbedTokenInput>,
): Promise<z.infer<typeof EmbedToken>> {
  const organizationId = permit(ctx, 'embedToken.mint')
  const { deps, principal } = ctx
  if (principal.kind !== 'apiKey') {
    throw new AppError('FORBIDDEN', { detail: 'Embed tokens are minted by your server, with an API key.' })
  }
  const plain = input.origins.find((origin) => !origin.startsWith('https:') && !isOwn(origin, ctx))
  if (plain !== undefined) {
    throw new AppError('VALIDATION_FAILED', {
      detail: `${plain} must use https.`,
      issues: [
        {
          path: ['origins', input.origins.indexOf(plain)],
          code: 'insecure_origin',
          message: 'Must use https',
        },
      ],
    })
  }
  const claims: Omit<EmbedClaims, 'sub'> = {
    organizationId,
    keyId: principal.keyId,
    name: input.externalUserName,
    capabilities: [...new Set(input.capabilities)],
    origins: [...new Set(input.origins)],
  }
  const expiresAt = new Date(deps.clock.now().getTime() + input.seconds * 1000).toISOString()
  const token = await deps.keys.sign(claims, {
    audience: audiences.embed,
    seconds: input.seconds,
    subject: input.externalUserId,
  })
  await commit(ctx, {
    organizationId,
    result: null,
    changes: [],
    audit: {
      action: 'embedToken.mint',
      objectType: 'embedToken',
      objectId: input.externalUserId,
      detail: { capabilities: claims.capabilities, origins: claims.origins },
    },
  })
  return { token, expiresAt }
}

function isOwn(origin: string, { deps }: Ctx): boolean {
  return origin.startsWith('http:') && trustedHostOf(new URL(origin), deps.config)
}
