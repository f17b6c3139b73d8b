import { createX as createStandIn } from '../../../sandbox/x/index.ts'
import { describePlatformContract } from '../testing/contract.ts'
import { createX } from './index.ts'

const app = { clientId: 'allin-local', clientSecret: 'allin-local-secret' }

describePlatformContract({
  id: 'x',
  name: 'X',
  createStandIn: (kit) => createStandIn(kit),
  createPlatform: (kit, timeoutMilliseconds) =>
    createX({
      ...app,
      apiUrl: kit.baseUrl('x'),
      authorizeUrl: `${kit.baseUrl('x')}/i/oauth2/authorize`,
      timeoutMilliseconds,
    }),
  connectInput: () => ({}),
  requests: {
    submit: '^POST /2/tweets$',
    upload: '^POST /2/media/upload/',
    token: '^POST /2/oauth2/token$',
  },
  expireAccess: (kit) => kit.clock.advance(7_201_000),
  async revoke({ served }, account) {
    await fetch(`${served.url}/2/oauth2/revoke`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${app.clientId}:${app.clientSecret}`)}` },
      body: new URLSearchParams({ token: account.secrets.accessToken }),
    })
  },
  mentionOfStudio: '@studio',
  tooLong: '港'.repeat(141),
  unknownPost: () => '1899999999999999999',
  linkCard: 'from-text',
  repeatsSafely: false,
})
