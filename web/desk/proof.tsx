import type { Context } from 'hono';
import { accountWords } from '../../content/fr/staff-words.ts';
import { askApi, type ApiAnswer } from '../api-client.ts';
import type { PageParts } from '../page-context.ts';
import type { Seen } from './desk-data.ts';

const NAME = 'motdepasse';

/** The password once more, or for who came in by the company's provider a way to it, in a form for what cannot be taken back; nothing for whoever gave it a moment ago. */
export function ProofField({ seen, id = NAME }: { seen: Pick<Seen, 'agent' | 'now'>; id?: string }) {
  if (seen.agent.provedUntil > seen.now) return <></>;
  if (seen.agent.byProvider)
    return (
      <p class="hint">
        {accountWords.proofByProvider}{' '}
        <a href="/bureau/connexion/fournisseur?encore">{accountWords.proofLink}</a>
      </p>
    );
  return (
    <div class="field short">
      <label for={id}>{accountWords.proof}</label>
      <input id={id} name={NAME} type="password" autocomplete="current-password" required maxlength={200} />
    </div>
  );
}

/** Does what the form asks, once the password that it holds was found right. */
export async function withProof<T>(
  c: Context,
  parts: PageParts,
  act: () => Promise<ApiAnswer<T>>,
): Promise<ApiAnswer<T>> {
  const password = (await c.req.formData()).get(NAME);
  if (typeof password !== 'string' || password === '') return act();
  const proved = await askApi(parts, c, (api) => api.session.proof.$put({ json: { password } }));
  if (proved.ok) return act();
  return proved.error === 'invalid' ? { ...proved, message: accountWords.proofWrong } : proved;
}
