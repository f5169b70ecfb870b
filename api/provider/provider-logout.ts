// A company's provider says that somebody's session ended there (OpenID Connect Back-Channel Logout).
import { endVouchedSessions } from '../../store/sessions.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import { useMark } from '../../store/used-marks.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { isProviderAway, type ProviderLogout } from './identity-provider.ts';
import { PROVIDER } from './provider-accounts.ts';

/** Ends those sessions here. Throws Refusal `invalid` for what is not the provider's word, or was said before. */
export async function endForProvider(site: ApiContext, token: string): Promise<void> {
  const { store, provider, now } = site;
  if (!provider) throw new Refusal('not-found');
  const { mark, until, ...named } = await provider.readLogout(token).catch(refuse);
  if (!(await useMark(store.db, { id: mark, until, now: now() })))
    throw new Refusal('invalid', { fields: ['logout_token'] });
  for (const agent of await endVouchedSessions(store.db, { at: now(), ...named }))
    await recordStaffEvent(store.db, { at: now(), type: 'session-ended', by: PROVIDER, about: agent });
}

function refuse(error: unknown): ProviderLogout {
  if (isProviderAway(error)) throw new Refusal('unavailable', { retryAfterSeconds: 10 });
  throw new Refusal('invalid', { fields: ['logout_token'] });
}
