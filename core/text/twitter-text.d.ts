/** The part of X's own counting library that tests compare with. */
declare module 'twitter-text' {
  export function parseTweet(text: string): { weightedLength: number }
  export function extractUrls(text: string): string[]
}
