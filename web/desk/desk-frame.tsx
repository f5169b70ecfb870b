import type { PropsWithChildren } from 'hono/jsx';
import { complaintWords } from '../../content/fr/complaint-words.ts';
import { pilotageWords } from '../../content/fr/pilotage-words.ts';
import { reviewWords } from '../../content/fr/review-words.ts';
import { trainingWords } from '../../content/fr/training-words.ts';
import { openingWords, registerWords, staffWords } from '../../content/fr/staff-words.ts';
import { Document } from '../frame.tsx';
import { Icon, Logo } from '../icons.tsx';
import { OpeningBadge } from '../frame.tsx';
import { openingAt } from '../opening.ts';
import type { PageParts } from '../page-context.ts';
import { Emergencies } from './alerts.tsx';
import type { Seen } from './desk-data.ts';
import { Palette, PaletteButton } from './palette.tsx';
import { LeavingElsewhere } from './sending.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { DAY } from '../../domain/durations.ts';

/** Where on the desk a page stands. */
export type DeskSection =
  | 'unmasking'
  | 'queue'
  | 'calendar'
  | 'outbox'
  | 'quarantine'
  | 'erasures'
  | 'question'
  | 'staff'
  | 'account'
  | 'register'
  | 'complaints'
  | 'openings'
  | 'pilotage'
  | 'review'
  | 'training'
  | 'macros';

type Page = PropsWithChildren<{
  parts: PageParts;
  title: string;
  seen: Seen;
  here: DeskSection;
}>;

/** A page of the desk: who is signed in, where to go, and what the script needs to count open time. */
export function DeskPage({ parts, title, seen, here, children }: Page) {
  const data = { 'data-desk': here, 'data-now': String(seen.now), 'data-intervals': nextOpenings(seen) };
  return (
    <Document head={{ title }} assets={parts.assets} entry="desk" data={data}>
      <header class="masthead desk-masthead">
        <div class="bar wrap wide">
          <a class="brand" href="/bureau">
            <Logo /> <span>Paladin</span> <small>Bureau</small>
          </a>
          <nav aria-label="Bureau">
            <a href="/bureau" {...(here === 'queue' ? { 'aria-current': 'page' } : {})}>
              Demandes
            </a>
            <a href="/bureau/pilotage" {...(here === 'pilotage' ? { 'aria-current': 'page' } : {})}>
              {pilotageWords.title}
            </a>
            <a href="/bureau/calendrier" {...(here === 'calendar' ? { 'aria-current': 'page' } : {})}>
              Horaires
            </a>
            <a href="/bureau/quarantaine" {...(here === 'quarantine' ? { 'aria-current': 'page' } : {})}>
              Quarantaine
            </a>
            <StaffLinks seen={seen} here={here} />
            <a href="/aide">Centre d’aide</a>
          </nav>
          <OpeningBadge opening={openingAt(parts.hours(), seen.now)} />
          <PaletteButton />
          <SessionMenu seen={seen} />
        </div>
      </header>
      <Emergencies seen={seen} />
      <main id="contenu" tabindex={-1} class="wrap wide desk">
        <LeavingElsewhere />
        {children}
      </main>
      <Palette seen={seen} />
      <Shortcuts />
    </Document>
  );
}

function StaffLinks({ seen, here }: Pick<Page, 'seen' | 'here'>) {
  const { roles } = seen.agent;
  return (
    <>
      {(roles.includes('support') || roles.includes('supervisor')) && (
        <a href="/bureau/formation" {...(here === 'training' ? { 'aria-current': 'page' } : {})}>
          {trainingWords.title}
        </a>
      )}
      {roles.includes('supervisor') && (
        <a href="/bureau/revue" {...(here === 'review' ? { 'aria-current': 'page' } : {})}>
          {reviewWords.title}
        </a>
      )}
      {roles.includes('supervisor') && (
        <a href="/bureau/envois" {...(here === 'outbox' ? { 'aria-current': 'page' } : {})}>
          Envois
        </a>
      )}
      {roles.includes('supervisor') && (
        <a href="/bureau/effacements" {...(here === 'erasures' ? { 'aria-current': 'page' } : {})}>
          Effacements
        </a>
      )}
      {roles.includes('medical') && (
        <a href="/bureau/masques" {...(here === 'unmasking' ? { 'aria-current': 'page' } : {})}>
          Masqués
        </a>
      )}
      {roles.includes('supervisor') && (
        <a href="/bureau/equipe" {...(here === 'staff' ? { 'aria-current': 'page' } : {})}>
          {staffWords.title}
        </a>
      )}
      <AuditLinks seen={seen} here={here} />
    </>
  );
}

function AuditLinks({ seen, here }: Pick<Page, 'seen' | 'here'>) {
  const { roles } = seen.agent;
  return (
    <>
      {(roles.includes('supervisor') || roles.includes('auditor')) && (
        <a href="/bureau/reclamations" {...(here === 'complaints' ? { 'aria-current': 'page' } : {})}>
          {complaintWords.title}
        </a>
      )}
      {roles.includes('auditor') && (
        <a href="/bureau/registre" {...(here === 'register' ? { 'aria-current': 'page' } : {})}>
          {registerWords.title}
        </a>
      )}
      {roles.includes('auditor') && (
        <a href="/bureau/lectures" {...(here === 'openings' ? { 'aria-current': 'page' } : {})}>
          {openingWords.title}
        </a>
      )}
    </>
  );
}

function SessionMenu({ seen }: { seen: Seen }) {
  return (
    <form class="signed-in" method="post" action="/bureau/deconnexion" data-sign-out>
      <a href="/bureau/compte">
        <Icon name="person" /> {seen.agent.name}
      </a>
      <button class="link">Se déconnecter</button>
    </form>
  );
}

/** Openings of a week around now are all that a page counts with before it is loaded again. */
function nextOpenings({ intervals, now }: Seen): string {
  const week = 8 * DAY;
  return JSON.stringify(intervals.filter(([opens, closes]) => closes > now - week && opens < now + week));
}
