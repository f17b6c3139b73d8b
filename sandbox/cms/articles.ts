/** A story of the Harbour Gazette. Everything in it is invented. */
export interface Article {
  slug: string
  section: string
  title: string
  standfirst: string
  author: string
  /** ISO instants. */
  publishedAt: string
  modifiedAt: string
  picture: { file: string; alt: string; caption: string; width: number; height: number }
  paragraphs: string[]
  pullQuote: { text: string; by: string }
  tags: string[]
}

const size = { width: 1200, height: 675 }

export const articles: readonly Article[] = [
  {
    slug: 'night-ferries-return',
    section: 'Waterfront',
    title: 'Night ferries return after eleven quiet winters',
    standfirst:
      'From Friday the last boat leaves the city pier at 1:40. The fare stays the same, and so does the soup.',
    author: 'Ada Lindqvist',
    publishedAt: '2026-11-20T06:30:00+01:00',
    modifiedAt: '2026-11-20T09:10:00+01:00',
    picture: {
      file: 'night-ferry.jpg',
      alt: 'A lit ferry crosses the dark harbour under a full moon',
      caption: 'The Marguerite on her first trial run. Illustration: Harbour Gazette',
      ...size,
    },
    paragraphs: [
      'For eleven winters the harbour went to sleep at ten. The benches on the city pier were taken in, the ticket window was shuttered, and whoever missed the last boat learned how long the road around the bay really is.',
      'On Friday that ends. The council has signed a contract for two night boats, the Marguerite and the Little Auk, which will cross every forty minutes until 1:40 in the morning. The money comes from parking fees, which rose in spring and brought in more than anyone had promised.',
      'The crews are already practising. “You see different things at night,” says pilot Ingrid Aune, who has crossed the bay some thirty thousand times, most of them in daylight. “The lighthouse looks nearer. The herons do not move at all.”',
      'The kitchen on board stays open for the whole of the last crossing. There will be pea soup, as there was in 2015, made from the same recipe by the same cook.',
    ],
    pullQuote: {
      text: 'The lighthouse looks nearer. The herons do not move at all.',
      by: 'Ingrid Aune, pilot',
    },
    tags: ['ferries', 'harbour', 'nightlife'],
  },
  {
    slug: 'line-9-opens-on-monday',
    section: 'City',
    title: 'Line 9 opens on Monday, twelve minutes from harbour to hospital',
    standfirst:
      'The first tram leaves at 5:10. It is the first new line in forty years, and it is on budget.',
    author: 'Tomasz Okoye',
    publishedAt: '2026-11-19T17:45:00+01:00',
    modifiedAt: '2026-11-19T17:45:00+01:00',
    picture: {
      file: 'line-9.jpg',
      alt: 'A green tram on a bridge in front of hills at sunrise',
      caption: 'Line 9 crosses the old canal bridge. Illustration: Harbour Gazette',
      ...size,
    },
    paragraphs: [
      'Nobody cut a ribbon. The first test tram simply rolled out of the depot on Tuesday, rang its bell twice at the fish market, and was gone.',
      'Line 9 joins the harbour to the hospital in twelve minutes. The bus took thirty-one. Along the way it stops at two schools, the swimming hall and the allotments, where gardeners have already asked for a shelf for seedlings.',
      'The line cost 212 million, a little less than planned. “We dug fewer holes,” says project manager Leila Haddad. “Most of the old rails were still there, under the asphalt, in good condition.”',
      'Trams run every six minutes by day and every fifteen at night. A ticket costs the same as everywhere else in the city.',
    ],
    pullQuote: {
      text: 'We dug fewer holes. Most of the old rails were still there.',
      by: 'Leila Haddad, project manager',
    },
    tags: ['tram', 'transport', 'city'],
  },
  {
    slug: 'fish-market-under-a-new-roof',
    section: 'Food',
    title: 'The fish market moves under its new roof this weekend',
    standfirst: 'Doors open at six on Saturday. Coffee is free until eight, or until it runs out.',
    author: 'Noor Vandenberg',
    publishedAt: '2026-11-18T11:00:00+01:00',
    modifiedAt: '2026-11-18T14:20:00+01:00',
    picture: {
      file: 'fish-market.jpg',
      alt: 'Market stalls with striped awnings under a wide timber roof',
      caption: 'Forty-two stalls fit under the timber roof. Illustration: Harbour Gazette',
      ...size,
    },
    paragraphs: [
      'The old hall leaked in nine places, and the traders had a name for each of them. The new one has no walls at all: a single roof of larch, wide enough for forty-two stalls and high enough for the gulls to lose interest.',
      'Rain runs along the beams into a cistern, and from there over the stone floor every evening. “It cleans itself,” says Samir Brandt, who has sold mussels here since he was fourteen. “I would like one for my kitchen.”',
      'The market stays where it always was, between the customs house and the slipway. Parking does not: the square behind it becomes a garden in spring.',
    ],
    pullQuote: { text: 'It cleans itself. I would like one for my kitchen.', by: 'Samir Brandt, trader' },
    tags: ['market', 'food', 'architecture'],
  },
  {
    slug: 'why-the-lighthouse-blinks-twice',
    section: 'Ask the Gazette',
    title: 'Why does the lighthouse blink twice?',
    standfirst: 'A reader asked, and we went up 214 steps to find out. The answer is on a very old chart.',
    author: 'Ada Lindqvist',
    publishedAt: '2026-11-16T08:00:00+01:00',
    modifiedAt: '2026-11-16T08:00:00+01:00',
    picture: {
      file: 'lighthouse.jpg',
      alt: 'A striped lighthouse on a cliff sends two beams over the sea at dusk',
      caption: 'Two flashes, then eight seconds of dark. Illustration: Harbour Gazette',
      ...size,
    },
    paragraphs: [
      'Every lighthouse has a signature. Ours sends two flashes, then eight seconds of darkness, and it has done so since 1871. Jonas, who is nine, wrote to ask why it does not simply stay on.',
      'A light that stays on could be a window, a fire or another ship. A light that blinks in its own rhythm is a name. Sailors read it from the chart: two white flashes every ten seconds, seen for eighteen miles.',
      'The older answer hangs framed in the keeper’s room. On the chart of 1871 a clerk had drawn one flash for us, and one flash for the cape to the north. Two ships found out in the same week. Somebody took a pen and made ours two.',
    ],
    pullQuote: { text: 'A light that blinks in its own rhythm is a name.', by: 'from the keeper’s notes' },
    tags: ['lighthouse', 'history', 'readers'],
  },
]

export function findArticle(slug: string): Article | undefined {
  return articles.find((article) => article.slug === slug)
}
