import { z } from 'zod';
import type { OAuthSettings } from './imap-settings.ts';

const PATIENCE_MS = 10_000;
const Answer = z.object({ access_token: z.string().min(1) });

/** A fresh token for each connection: they live an hour, connections less or not much longer. Throws when the provider gives none. */
export async function accessToken(oauth: OAuthSettings): Promise<string> {
  const { tokenUrl, clientId, clientSecret, refreshToken, scope } = oauth;
  const form = new URLSearchParams({
    client_id: clientId,
    ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
    ...(scope === undefined ? {} : { scope }),
    ...(refreshToken === undefined
      ? { grant_type: 'client_credentials' }
      : { grant_type: 'refresh_token', refresh_token: refreshToken }),
  });
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(tokenUrl, { method: 'POST', body: form, signal });
  // What a provider says may quote what we sent it: its code is enough.
  if (!answer.ok) throw Object.assign(new Error('no access token'), { code: `OAUTH ${answer.status}` });
  return Answer.parse(await answer.json()).access_token;
}
