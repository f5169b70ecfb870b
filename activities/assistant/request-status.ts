import { requestStatusText } from '../../content/fr/request-status.ts';
import { foldText, splitWords } from '../../content/search/tokenize.ts';
import { REFERENCE, withoutReferences } from '../../domain/reference.ts';
import { readAsUnproven } from '../../store/inbox.ts';
import { findQuestion } from '../../store/questions.ts';
import type { AssistantParts } from './dependencies.ts';

type Question = NonNullable<Awaited<ReturnType<typeof findQuestion>>>;

/** More references than these are read by a person. */
const MOST = 3;
/** What asks where a request stands, in folded text; a few words beside the reference ask nothing else. */
const STATUS =
  /ou (?:en )?(?:est|sont|etes)|nouvelles?\b|avanc|statut|\betat\b|suivi|traite|reponse|attends?\b|devient|update|status/;
const FEW = 3;

/**
 * What becomes of the requests that a message names, for whoever owns them all; undefined when one is not surely theirs,
 * or is the medical team's: then nothing tells whether it exists.
 */
export async function statusOf(
  { store: { db }, now }: Pick<AssistantParts, 'store' | 'now'>,
  { question, text }: { question: string; text: string },
): Promise<string | undefined> {
  if (!asksStatus(text)) return undefined;
  const names = [...new Set(text.toUpperCase().match(new RegExp(`\\b${REFERENCE}\\b`, 'g')))];
  const asker = await findQuestion(db, question);
  if (!asker || names.length === 0 || names.length > MOST) return undefined;
  const isKnown = asker.requester !== null && (await isProved(db, asker));
  const named = await Promise.all(names.map((name) => findQuestion(db, name)));
  const owned = named.filter(
    (one): one is Question =>
      one !== undefined && (one.reference === question || (isKnown && isOf(asker, one))),
  );
  return owned.length === names.length ? requestStatusText(owned, now()) : undefined;
}

function asksStatus(text: string): boolean {
  const rest = foldText(withoutReferences(text));
  return STATUS.test(rest) || splitWords(rest).length <= FEW;
}

function isOf(asker: Question, one: Question): boolean {
  return one.requester === asker.requester && one.erasedAt === null && one.team === 'support';
}

/** A mail's sender was authenticated at the door; in the chat, a link that was mailed to the address was opened. */
async function isProved(db: AssistantParts['store']['db'], asker: Question): Promise<boolean> {
  return asker.channel === 'email'
    ? !(await readAsUnproven(db, asker.reference))
    : asker.addressProvedAt !== null;
}
