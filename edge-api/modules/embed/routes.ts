import { route } from '../../http/route.ts'
import { EmbedToken, MintEmbedTokenInput, mintEmbedToken } from './mint-embed-token.ts'

export const embedRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/embed/tokens',
      operation: 'mintEmbedToken',
      summary: 'Mint a token for the components embedded in your site',
      description:
        'For your server, with an API key that has the scope `embedToken.mint`. Lives ten minutes at most, works on the named origins only and dies with the key. The scope alone is enough for every capability: give it only to a server that you trust to decide who may schedule.',
      tag: 'Embedding',
      access: 'embedToken.mint',
      callers: ['apiKey'],
      body: MintEmbedTokenInput,
      response: EmbedToken,
      withoutIdempotencyKey: true,
    },
    ({ ctx, body }) => mintEmbedToken(ctx, body),
  ),
] as const
