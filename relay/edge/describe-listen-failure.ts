/** One line for the operator when the relay cannot listen. */
export function describeListenFailure(error: unknown, wanted: { readonly host: string; readonly port: number }): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${wanted.port} on ${wanted.host} is in use. Stop what uses it, or set RELAY_PORT to another.`;
    case 'EACCES':
      return `Port ${wanted.port} may not be used by this user. Set RELAY_PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${wanted.host} is not an address of this machine. Check RELAY_HOST.`;
    default:
      return `Cannot listen on ${wanted.host}:${wanted.port}${code === '' ? '' : ` (${code})`}.`;
  }
}
