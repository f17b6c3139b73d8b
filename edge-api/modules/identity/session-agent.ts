/** Stands before the browser's name in the sessions of extensions, so that people know them in the list. */
export const extensionMark = 'AllIN-Extension '

/** By what a session is known later: the browser's name for itself, marked where an extension of it signs in. */
export function agentOf(request: Request, isExtension = isFromExtension(request)): string {
  const agent = (request.headers.get('user-agent') ?? '').replaceAll(extensionMark, '').slice(0, 200)
  return `${isExtension ? extensionMark : ''}${agent}`
}

function isFromExtension(request: Request): boolean {
  return /^(chrome|moz)-extension:/.test(request.headers.get('origin') ?? '')
}
