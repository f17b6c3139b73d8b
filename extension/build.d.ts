/** The server of a fresh installation, filled in by the build (wxt.config.ts). */
declare const __ALLIN_SERVER__: string | undefined

/** Which browser a build is for, filled in by WXT; nothing of it is there in tests. */
interface ImportMetaEnv {
  readonly FIREFOX?: boolean
}

interface ImportMeta {
  readonly env: ImportMetaEnv
}
