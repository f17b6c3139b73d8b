import { createBluesky as createStandIn, revokeBluesky } from '../../../sandbox/bluesky/index.ts'
import { describePlatformContract } from '../testing/contract.ts'
import { createBluesky } from './index.ts'

describePlatformContract({
  id: 'bluesky',
  name: 'Bluesky',
  createStandIn: (kit) => createStandIn(kit),
  createPlatform(kit, timeoutMilliseconds) {
    const url = kit.baseUrl('bluesky')
    return createBluesky({ entrywayUrl: url, plcUrl: url, appViewUrl: url, webUrl: url, timeoutMilliseconds })
  },
  connectInput: () => ({ handle: 'ada.test' }),
  requests: {
    submit: '^POST /xrpc/com\\.atproto\\.repo\\.putRecord$',
    upload: '^POST /xrpc/com\\.atproto\\.repo\\.uploadBlob$',
    token: '^POST /oauth/token$',
  },
  expireAccess: (kit) => kit.clock.advance(3_600_000),
  revoke: async ({ kit }) => revokeBluesky(kit, 'ada'),
  mentionOfStudio: '@studio.test',
  tooLong: '港'.repeat(301),
  unknownPost: (account) => `at://${account.remoteId}/app.bsky.feed.post/3kabcdefghijk`,
  linkCard: 'embedded',
  repeatsSafely: true,
})
