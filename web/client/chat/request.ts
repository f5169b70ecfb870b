import { isIdentified, readMine, tokenOf } from './identity.ts';

/** A request about a question, with the token that opens it where no cookie does; whose hour is over, it is asked for anew. */
export async function request(
  reference: string | undefined,
  address: string,
  init: RequestInit = {},
): Promise<Response> {
  const answer = await requestOnce(reference, address, init);
  if (answer.status !== 401 || !isIdentified()) return answer;
  await readMine();
  return requestOnce(reference, address, init);
}

function requestOnce(reference: string | undefined, address: string, init: RequestInit): Promise<Response> {
  const token = reference === undefined ? undefined : tokenOf(reference);
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
  return fetch(address, { ...init, headers });
}

/** A sign of the person's at their conversation. One that is lost is lost: the next one says it again. */
export function giveSign(reference: string | undefined, sign: 'typing' | 'reading', body: object): void {
  if (reference === undefined) return;
  const headers = { 'Content-Type': 'application/json' };
  const init = { method: 'PUT', headers, body: JSON.stringify(body) };
  void request(reference, `/api/questions/${reference}/${sign}`, init).catch(() => {});
}
