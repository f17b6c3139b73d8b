import { createMastodon as createStandIn } from '../../../sandbox/mastodon/index.ts'
import { describePlatformContract } from '../testing/contract.ts'
import { createMastodon } from './index.ts'

describePlatformContract({
  id: 'mastodon',
  name: 'Mastodon',
  createStandIn: (kit) => createStandIn(kit),
  createPlatform: (_kit, timeoutMilliseconds) => createMastodon({ timeoutMilliseconds }),
  connectInput: (kit) => ({ server: kit.baseUrl('mastodon') }),
  requests: {
    submit: '^POST /api/v1/statuses$',
    upload: '^POST /api/v2/media$',
    token: '^POST /oauth/token$',
  },
  expireAccess: null,
  async revoke({ served, registered }, account) {
    const app = registered.get(served.url)
    await fetch(`${served.url}/oauth/revoke`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: app?.clientId ?? '',
        client_secret: app?.clientSecret ?? '',
        token: account.secrets.accessToken,
      }),
    })
  },
  mentionOfStudio: '@studio',
  tooLong: '港'.repeat(501),
  unknownPost: () => '109999999999999999',
  linkCard: 'from-text',
  repeatsSafely: true,
})
