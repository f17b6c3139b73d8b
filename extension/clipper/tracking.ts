/** Parameters that only tell where a visitor came from. Prefixes end with an asterisk. */
const trackers = [
  ...[
    'utm_*',
    'mtm_*',
    'pk_*',
    'piwik_*',
    'matomo_*',
    'hsa_*',
    'oly_*',
    'vero_*',
    'ga_*',
    '__hs*',
    '_hs*',
    'mc_*',
    'at_*',
  ],
  ...[
    'fbclid',
    'gclid',
    'gclsrc',
    'dclid',
    'gbraid',
    'wbraid',
    'msclkid',
    'twclid',
    'ttclid',
    'yclid',
    'igshid',
    'igsh',
  ],
  ...[
    'li_fat_id',
    'mkt_tok',
    'wickedid',
    's_kwcid',
    'ef_id',
    'ncid',
    'cmpid',
    'cid_source',
    'smid',
    'smtyp',
    'sref',
  ],
  ...[
    'ref_src',
    'ref_url',
    '_ga',
    '_gl',
    'spm',
    'scm',
    'share_id',
    'sharesource',
    'soc_src',
    'soc_trk',
    'wt_mc',
    'wt.mc_id',
  ],
  ...[
    'guccounter',
    'guce_referrer',
    'guce_referrer_sig',
    'rb_clickid',
    'srsltid',
    'epik',
    '_branch_match_id',
    'si_source',
  ],
  ...[
    'trk',
    'trkcampaign',
    'xtor',
    'traffic_source',
    'recruiter',
    'linkcode',
    'pf_rd_*',
    'pd_rd_*',
    'fb_action_*',
    'fb_source',
  ],
]
const names = new Set(trackers.filter((tracker) => !tracker.endsWith('*')))
const prefixes = trackers.filter((tracker) => tracker.endsWith('*')).map((tracker) => tracker.slice(0, -1))

/** The address without tracking parameters and without a fragment that only scrolls; routes (`#/`, `#!`) stay. */
export function withoutTracking(address: URL): URL {
  const url = new URL(address)
  // By its text: Firefox lets no script of an extension iterate over it, Chromium calls none back where pages run no scripts.
  for (const pair of url.searchParams.toString().split('&')) {
    const name = decodeURIComponent((pair.split('=')[0] ?? '').replaceAll('+', ' '))
    const lower = name.toLowerCase()
    if (names.has(lower) || prefixes.some((prefix) => lower.startsWith(prefix))) url.searchParams.delete(name)
  }
  if (!/^#(?:\/|!)/.test(url.hash)) url.hash = ''
  return url
}
