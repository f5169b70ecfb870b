import type { Context } from 'hono';
import { emergencyText } from '../../content/fr/emergency.ts';
import type { Role, Triage } from '../../domain/triage/types.ts';
import { readStoredQuestion } from '../../store/intake.ts';
import { followUpsOf, openFollowUp } from '../../store/follow-up.ts';
import type { Acceptance, InboundMessage, Rejection } from '../../intake/inbound-message.ts';
import { Refusal } from '../errors.ts';
import type { Env, ApiContext } from '../context.ts';
import { emergencyIn } from '../refused-emergency.ts';
import { clientDigest } from '../client-address.ts';
import { keepQuestion, keeps } from '../browser-questions.ts';
import { getCookie, VISIT_COOKIE } from '../cookies.ts';
import type { HostPerson } from '../host-identity.ts';
import { OWNED_LIFE_MS } from '../token.ts';
import { ownerOf } from './owner.ts';
import { noteAsked } from '../../store/help-visits.ts';
import { firstReplyDue, promiseOf, type Promised } from './promise.ts';

/** What the widget sends first. `id` is the idempotency key. */
export type Asking = {
  id: string;
  text: string;
  role: Role;
  email?: string;
  name?: string;
  /** IANA time zone of the browser, so that Paris is named to whoever is elsewhere. */
  timeZone?: string;
  /** A site's signed word on who asks. */
  identity?: string;
};

export type Admitted = {
  reference: string;
  token: string;
  messageId: string;
  emergency?: { text: string };
  promise?: Promised;
};

/** A new question by chat, accepted: told at once what to do in an emergency, or by when a human replies. Sets the cookie. */
export async function ask(site: ApiContext, c: Context<Env>, asking: Asking): Promise<Admitted> {
  const at = site.now();
  const isTheirs = (reference: string) => keeps(site, c, reference);
  const admitted = await openQuestion(site, { sender: clientDigest(site, c), isTheirs }, asking);
  const { reference } = admitted;
  const token = await letRead(site, c, { reference, owned: asking.identity !== undefined });
  noteAskedAfterReading(site, c, at);
  return { ...admitted, token };
}

/** `sender`: whose requests are counted. `isTheirs`: whether they may know of a question that the key opened before. */
type Asker = { sender: string; isTheirs?: (reference: string) => Promise<boolean> };

/** The same for whoever asks in somebody's name: nothing opens it to them. */
export async function openQuestion(
  site: ApiContext,
  asker: Asker,
  asking: Asking,
): Promise<Omit<Admitted, 'token'>> {
  const receivedAt = site.now();
  const { id, text, role, identity } = asking;
  const accepted = await acceptInto(site, { text, role, ...asker }, async () => {
    site.gates.ask(asker.sender);
    const person = identity === undefined ? undefined : await site.identify(identity);
    const who = whoAsks(site, asking, person);
    return site.accept({ channel: 'chat', text, receivedAt, idempotencyKey: id, ...who });
  });
  const { reference, messageId } = accepted;
  const emergency = emergencyOf(site, accepted);
  const promise = emergency ? undefined : promiseFor(site, asking, { ...accepted, receivedAt });
  return { reference, messageId, ...(emergency && { emergency }), ...(promise && { promise }) };
}

/** What a site signed comes before what is said here. */
function whoAsks(site: ApiContext, asking: Asking, person?: HostPerson) {
  const { email, name } = { ...asking, ...person };
  const contact = { ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) };
  return {
    role: person?.role ?? asking.role,
    ...(person ? { owner: ownerOf(site, person) } : {}),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
  };
}

/** Lets this browser read the question from now on. A signed-in reader's is opened by who they are, and by no cookie. */
async function letRead(
  site: ApiContext,
  c: Context<Env>,
  { reference, owned }: { reference: string; owned: boolean },
): Promise<string> {
  if (owned) return site.tokens.issue(reference, OWNED_LIFE_MS);
  await keepQuestion(site, c, reference);
  return site.tokens.issue(reference);
}

/** Of the session alone, never of the question: the help centre had not sufficed. Counting makes nobody wait. */
function noteAskedAfterReading({ store, vault, config }: ApiContext, c: Context<Env>, at: number): void {
  const mark = getCookie(c, config, VISIT_COOKIE);
  if (mark !== undefined) void noteAsked(store.db, { mark: vault.digest('visit', mark), at }).catch(() => {});
}

/** One more message of a question; the caller has been admitted to it. */
export async function write(
  site: ApiContext,
  reference: string,
  { id, ...said }: { id: string } & Pick<InboundMessage, 'text' | 'attachments' | 'needsHuman'>,
): Promise<Omit<Admitted, 'token' | 'promise'>> {
  const asked = { channel: 'chat', role: 'unknown', ...said, reference, idempotencyKey: id } as const;
  const accepted = await acceptInto(site, { text: said.text, role: 'unknown', sender: reference }, () => {
    site.gates.write(reference);
    return site.accept({ ...asked, receivedAt: site.now() });
  });
  const emergency = emergencyOf(site, accepted);
  return { reference: accepted.reference, messageId: accepted.messageId, ...(emergency && { emergency }) };
}

/**
 * Where a message goes on that came after the end: in a question of its own, which its author may read from now on. Sets
 * the cookie. Undefined while its question is not over.
 */
export async function continuationOf(
  site: ApiContext,
  c: Context<Env>,
  { reference, messageId }: { reference: string; messageId: string },
): Promise<{ reference: string; token: string } | undefined> {
  const { db } = site.store;
  const standing = await readStoredQuestion(db, reference);
  if (!standing || standing.closedAt === null) return undefined;
  const next = await openFollowUp(site, { question: reference, message: messageId });
  // A key that was used elsewhere opens nobody else's question.
  if (next === undefined || !(await followUpsOf(db, reference)).includes(next)) return undefined;
  const token = await letRead(site, c, { reference: next, owned: standing.owned });
  return { reference: next, token };
}

/**
 * Runs what takes a message in. Whatever fails, and whoever is asked to wait: a message that reads as an emergency is
 * answered with the numbers to call.
 */
export async function acceptInto(
  site: ApiContext,
  { sender, isTheirs = nobody, ...refused }: { text: string; role: Role } & Asker,
  work: () => Promise<Acceptance | Rejection>,
): Promise<Acceptance> {
  try {
    const outcome = await work();
    if (outcome.accepted) return outcome;
    const { code, reference } = outcome;
    const known = reference !== undefined && (await isTheirs(reference));
    throw new Refusal(doorCodes[code], known ? { reference } : {});
  } catch (error) {
    const emergency = await emergencyIn(site, sender, refused);
    if (!emergency) throw error;
    if (error instanceof Refusal) throw new Refusal(error.code, { ...error.more, emergency });
    throw new Refusal('unavailable', { retryAfterSeconds: RETRY_SECONDS, emergency }, { cause: error });
  }
}

const nobody = () => Promise.resolve(false);
const RETRY_SECONDS = 10;

const doorCodes = {
  'idempotency-conflict': 'key-reused',
  'too-many-messages': 'too-many-messages',
  'too-long': 'too-large',
  empty: 'invalid',
  'not-found': 'not-found',
} as const satisfies Record<Rejection['code'], string>;

export function emergencyOf(
  site: ApiContext,
  { emergency, reference, ...alarm }: Acceptance,
): { text: string } | undefined {
  if (!emergency) return undefined;
  return { text: emergencyText({ ...alarm, reference, heard: site.onCall() ? 'told' : 'kept' }) };
}

function promiseFor(
  site: ApiContext,
  { timeZone }: Asking,
  { reference, route, receivedAt: at }: Pick<Acceptance, 'reference' | 'route'> & { receivedAt: number },
): Promised | undefined {
  const replyDue = isPromised(route) ? firstReplyDue(site, at) : undefined;
  if (replyDue === undefined) return undefined;
  const who = route === 'complaint' ? 'un conseiller' : 'si besoin, un conseiller';
  return promiseOf(site, {
    reference,
    at,
    replyDue,
    who,
    ...(timeZone === undefined ? {} : { readerZone: timeZone }),
  });
}

/** A medical matter is first proposed to be relayed: until the person agrees, nobody owes a reply. */
function isPromised(route: Triage['route']): boolean {
  return route !== 'emergency' && !route.startsWith('medical');
}
