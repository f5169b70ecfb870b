// What the evidence of a group calls for, if anything.
import type { Evidence } from './evidence.ts';
import type { ProposalKind } from './review-types.ts';

/** Nothing is proposed of fewer messages, nor of a matter that passes by itself: so many, and this share, in the last two weeks. */
const ENOUGH = { messages: 5, lately: 2, share: 0.16 };
/** Share in the last two weeks from which the matter was not there before. */
const NEW = 0.75;
/** Share that the help centre left unsettled before anything is proposed; less is enough of what is new. */
const FAILING = { usual: 0.5, new: 0.4 };
/** Average chance from which an article is about the matter: below, none is. */
const NEAR = 0.34;
/** Share of messages that say so before it is the reason; half of them, and even what is new was answered in two ways. */
const SAID = { breakage: 0.35, contradicted: 0.3, read: 0.3, newContradicted: 0.5 };
/** Handling that takes this many times what the others take, and at least this long, is what nobody was taught. */
const LONG = { times: 3, minutes: 240 };

export type Usual = {
  /** Open minutes that half of all that people handled took. */
  handledMinutes: number;
};

/** Undefined when nothing has to change: answered well, too few, or over. */
export function proposalFor(evidence: Evidence, usual: Usual): ProposalKind | undefined {
  if (!isPressing(evidence)) return undefined;
  const { signs, nearness, handledMinutes } = evidence;
  const hasRead = signs['has-read'];
  if (signs.contradicted >= SAID.newContradicted && signs.contradicted > signs.breakage) return 'training';
  if (signs.breakage >= SAID.breakage && signs.breakage > hasRead) return 'product';
  if (isNew(evidence) && hasRead < SAID.read) return 'new_article';
  const isNear = nearness >= NEAR;
  const isLong = handledMinutes >= Math.max(LONG.minutes, LONG.times * usual.handledMinutes);
  if (
    (isNear || !isNew(evidence)) &&
    (isLong || signs.contradicted >= SAID.contradicted) &&
    signs.contradicted >= hasRead
  )
    return 'training';
  return isNear || hasRead >= SAID.read ? 'fix_article' : 'new_article';
}

function isPressing(evidence: Evidence): boolean {
  const { now, before, lately, failing } = evidence;
  const size = now + before;
  return (
    size >= ENOUGH.messages &&
    lately >= ENOUGH.lately &&
    lately / size >= ENOUGH.share &&
    failing >= (isNew(evidence) ? FAILING.new : FAILING.usual)
  );
}

function isNew({ now, before, lately }: Evidence): boolean {
  return lately / (now + before) >= NEW;
}
