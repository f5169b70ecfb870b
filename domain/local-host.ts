const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a Host header names this machine itself, or the address that it listens on; the port says nothing. */
export function isLocal(host: string | undefined, ip?: string): boolean {
  const name = host?.toLowerCase().replace(/:\d+$/, '');
  return name !== undefined && (LOCAL.has(name) || name === ip);
}
