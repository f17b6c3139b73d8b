import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A page of the corpus with what people found on it. */
export interface CorpusPage {
  id: string
  url: string
  type: string
  html: string
  truth: {
    title: string | null
    author: string | null
    publish_date: string | null
    main_content: string | null
    with: string[] | null
    without: string[] | null
  }
}

interface TruthFile {
  url?: string
  ground_truth: CorpusPage['truth']
  _internal?: { page_type?: { primary?: string } }
}

/** The ids of a folder that holds `html/ID.html.gz` beside `truth/ID.json`, in order. */
export function idsIn(folder: string): string[] {
  const truths = join(folder, 'truth')
  if (!existsSync(truths))
    throw new Error(`${folder} holds no folder "truth": name a folder with html/ and truth/.`)
  return readdirSync(truths)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort()
}

export function readCorpusPage(folder: string, id: string): CorpusPage {
  const truth: TruthFile = JSON.parse(readFileSync(join(folder, 'truth', `${id}.json`), 'utf8'))
  const packed = join(folder, 'html', `${id}.html.gz`)
  const html = existsSync(packed)
    ? gunzipSync(readFileSync(packed)).toString('utf8')
    : readFileSync(join(folder, 'html', `${id}.html`), 'utf8')
  return {
    id,
    url: truth.url || 'https://unknown.example/',
    type: truth._internal?.page_type?.primary ?? 'unknown',
    html,
    truth: truth.ground_truth,
  }
}
