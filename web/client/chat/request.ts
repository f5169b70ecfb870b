import { readKept } from './browser-storage.ts';

/** A request about a question, with the token that opens it where no cookie does. */
export function request(
  reference: string | undefined,
  address: string,
  init: RequestInit = {},
): Promise<Response> {
  const token = reference === undefined ? undefined : readKept().tokens?.[reference];
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  return fetch(address, { ...init, headers });
}
