// Passkeys on the pages: to come in by one, and to add one. Where the browser knows none, nothing is offered.

/** Offers what the page has of them. */
export function offerPasskeys(): void {
  if (typeof PublicKeyCredential === 'undefined') return;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void run(form);
    });
  }
}

async function run(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector('button');
  const problem = form.querySelector('[role="alert"]');
  if (!button || !problem) return;
  button.disabled = true;
  problem.textContent = '';
  try {
    await (form.dataset['passkey'] === 'add' ? add(form) : comeIn());
    location.assign(form.dataset['next'] ?? '/bureau');
  } catch (error) {
    problem.textContent = error instanceof Refused ? error.message : (form.dataset['failed'] ?? '');
    button.disabled = false;
  }
}

async function comeIn(): Promise<void> {
  const { ticket, challenge, place } = await ask<Asked>('POST', '/api/session/passkey/options');
  const made = await navigator.credentials.get({
    publicKey: { challenge: bytesOf(challenge), rpId: place, userVerification: 'required' },
  });
  if (!isKey(made) || !(made.response instanceof AuthenticatorAssertionResponse))
    throw new Error('no passkey');
  const { clientDataJSON, authenticatorData, signature } = made.response;
  const response = textsOf({ clientDataJSON, authenticatorData, signature });
  await ask('PUT', '/api/session/passkey', { ticket, response: { ...about(made), response } });
}

/** EdDSA, ES256, RS256: what every device has one of. */
const ALGORITHMS = [-8, -7, -257];

async function add(form: HTMLFormElement): Promise<void> {
  const fields = new FormData(form);
  const password = fields.get('motdepasse');
  if (typeof password === 'string') await ask('PUT', '/api/session/proof', { password });
  const { ticket, challenge, place, user, known } = await ask<Wanted>(
    'POST',
    '/api/account/passkeys/options',
  );
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytesOf(challenge),
      rp: { id: place, name: 'Paladin' },
      user: { ...user, id: bytesOf(user.id) },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: known.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    },
  });
  if (!isKey(made) || !(made.response instanceof AuthenticatorAttestationResponse))
    throw new Error('no passkey');
  const { clientDataJSON, attestationObject } = made.response;
  const response = textsOf({ clientDataJSON, attestationObject });
  const added = { ticket, name: fields.get('name'), response: { ...about(made), response } };
  await ask('POST', '/api/account/passkeys', added);
}

class Refused extends Error {}

type Asked = { ticket: string; challenge: string; place: string };
type Wanted = Asked & { user: { id: string; name: string; displayName: string }; known: string[] };

/** Throws Refused with what the API says of it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- whoever asks says what comes, as the API describes it
async function ask<Told>(method: string, path: string, body?: unknown): Promise<Told> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(path, { method, headers: { 'Content-Type': 'application/json' }, ...sent });
  const told = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Refused(told.message);
  return told;
}

function isKey(made: Credential | null): made is PublicKeyCredential {
  return made instanceof PublicKeyCredential;
}

function about({ id, type }: PublicKeyCredential) {
  return { id, rawId: id, type, clientExtensionResults: {} };
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function textsOf(parts: Record<string, ArrayBuffer>): Record<string, string> {
  const written = (part: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(part)));
  const plain = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, plain(written(part))]));
}
