/** The server of a fresh installation, filled in by the build (wxt.config.ts). */
declare const __ALLIN_SERVER__: string | undefined
