import { deskLine } from '../../store/desk-list.ts';
import { noteMedicalAccess } from '../../store/messages.ts';
import { noteOpening } from '../../store/openings.ts';
import { findFile, openFile } from '../../store/attachments.ts';
import type { ShownMail } from '../../email/show-mail.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';
import type { Session } from './session.ts';
import { viewOf, type View } from './views.ts';

/**
 * A file that came with a message, for whoever may read that message; opening a medical one is written down.
 * Throws Refusal `not-found`, the same for a file that is not theirs; `infected`, or `unscanned` while the scanner is away.
 */
export async function contentFor(
  { store, vault, now, scan }: ApiContext,
  agent: Session,
  { reference, file }: { reference: string; file: string },
): Promise<{ name: string; type: string; content: Buffer }> {
  const { db } = store;
  const line = await deskLine(db, reference);
  const view = line && viewOf(agent, line);
  const asked = { question: reference, id: file };
  const row = await findFile(db, asked);
  if (!row || !view || !mayOpen(view, row.audience)) throw new Refusal('not-found');
  if (row.audience === 'medical')
    await noteMedicalAccess(db, { question: reference, agent: agent.id, at: now() });
  const { audience } = row;
  const opening = { question: reference, agent: agent.id, view: audience, part: 'file', at: now() } as const;
  await noteOpening(db, opening);
  const opened = await openFile(store, vault.reader(audience), asked);
  if (!opened) throw new Refusal('not-found');
  const { verdict, found } = await scan(opened.content);
  if (verdict === 'infected') throw new Refusal('infected', found === undefined ? {} : { found });
  if (verdict === 'away') throw new Refusal('unscanned');
  return opened;
}

/** A mail among the files, made safe to look at. Throws as `contentFor` does; `not-found` too for what is no mail. */
export async function shownMailFor(
  site: ApiContext,
  agent: Session,
  asked: { reference: string; file: string },
): Promise<ShownMail> {
  const { type, content } = await contentFor(site, agent, asked);
  if (!/^message\/(?:rfc822|global|news)$/.test(type)) throw new Refusal('not-found');
  return site.showMail(content);
}

function mayOpen(view: View, audience: 'support' | 'medical'): boolean {
  return view === 'medical' || (view === 'support' && audience === 'support');
}
