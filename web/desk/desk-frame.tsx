import type { PropsWithChildren } from 'hono/jsx';
import { authoringWords } from '../../content/fr/authoring-words.ts';
import { auditWords } from '../../content/fr/audit-words.ts';
import { absenceWords } from '../../content/fr/absence-words.ts';
import { machineWords } from '../../content/fr/machine-words.ts';
import { macroWords } from '../../content/fr/macro-words.ts';
import { complaintWords } from '../../content/fr/complaint-words.ts';
import { pilotageWords } from '../../content/fr/pilotage-words.ts';
import { reviewWords } from '../../content/fr/review-words.ts';
import { trainingWords } from '../../content/fr/training-words.ts';
import { openingWords } from '../../content/fr/opening-words.ts';
import { registerWords, staffWords } from '../../content/fr/staff-words.ts';
import { Document } from '../frame.tsx';
import { Icon, Logo } from '../icons.tsx';
import { OpeningBadge } from '../frame.tsx';
import { openingAt } from '../opening-notice.ts';
import type { PageParts } from '../page-context.ts';
import { Emergencies } from './alerts.tsx';
import { answersPeople, type Seen } from './desk-data.ts';
import { Palette, PaletteButton } from './palette.tsx';
import { LeavingElsewhere } from './unsend.tsx';
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
  | 'audit'
  | 'pilotage'
  | 'review'
  | 'training'
  | 'macros'
  | 'machines'
  | 'absences'
  | 'library';

type Page = PropsWithChildren<{
  parts: PageParts;
  title: string;
  seen: Seen;
  here: DeskSection;
}>;

/** A page of the desk: who is signed in, where to go, and what the script needs to count open time. */
export function DeskPage({ parts, title, seen, here, children }: Page) {
  const data = {
    'data-desk': here,
    'data-now': String(seen.now),
    'data-intervals': nextOpenings(seen),
    // What moves is told to whoever answers people; an editor's page would ask for it in vain.
    ...(answersPeople(seen) ? { 'data-news': '' } : {}),
  };
  return (
    <Document head={{ title }} assets={parts.assets} entry="desk" data={data}>
      <header class="masthead desk-masthead">
        <div class="bar wrap wide">
          <a class="brand" href="/bureau">
            <Logo /> <span>Paladin</span> <small>Bureau</small>
          </a>
          <nav aria-label="Bureau">
            {answersPeople(seen) && <QuestionLinks here={here} />}
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
        {(here === 'queue' || here === 'library') && <ReviewsWaiting seen={seen} />}
        {children}
      </main>
      <Palette seen={seen} />
      <Shortcuts />
    </Document>
  );
}

function QuestionLinks({ here }: Pick<Page, 'here'>) {
  return (
    <>
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
    </>
  );
}

/** Pages that some roles have, by what they look at less often. */
const morePages: readonly { here: DeskSection; to: string; words: string; for: readonly string[] }[] = [
  { here: 'training', to: '/bureau/formation', words: trainingWords.title, for: ['support', 'supervisor'] },
  {
    here: 'macros',
    to: '/bureau/modeles',
    words: macroWords.title,
    for: ['support', 'supervisor', 'medical'],
  },
  {
    here: 'absences',
    to: '/bureau/absences',
    words: absenceWords.title,
    for: ['support', 'supervisor', 'medical'],
  },
  { here: 'library', to: '/bureau/articles', words: authoringWords.title, for: ['editor', 'supervisor'] },
  { here: 'review', to: '/bureau/revue', words: reviewWords.title, for: ['supervisor'] },
  { here: 'outbox', to: '/bureau/envois', words: 'Envois', for: ['supervisor'] },
  { here: 'erasures', to: '/bureau/effacements', words: 'Effacements', for: ['supervisor'] },
  { here: 'staff', to: '/bureau/equipe', words: staffWords.title, for: ['supervisor'] },
  { here: 'audit', to: '/bureau/audit', words: auditWords.title, for: ['auditor'] },
  { here: 'machines', to: '/bureau/integrations', words: machineWords.title, for: ['supervisor'] },
  { here: 'register', to: '/bureau/registre', words: registerWords.title, for: ['auditor'] },
  { here: 'openings', to: '/bureau/lectures', words: openingWords.title, for: ['auditor'] },
];

/** So many stand in the bar themselves. */
const FEW = 1;

function StaffLinks({ seen, here }: Pick<Page, 'seen' | 'here'>) {
  const { roles } = seen.agent;
  const more = morePages.filter((one) => one.for.some((role) => roles.some((held) => held === role)));
  return (
    <>
      {roles.includes('medical') && (
        <a href="/bureau/masques" {...(here === 'unmasking' ? { 'aria-current': 'page' } : {})}>
          Masqués
        </a>
      )}
      {(roles.includes('supervisor') || roles.includes('auditor')) && (
        <a href="/bureau/reclamations" {...(here === 'complaints' ? { 'aria-current': 'page' } : {})}>
          {complaintWords.title}
        </a>
      )}
      {more.length > FEW ? (
        <details class="more-pages">
          <summary {...(more.some((one) => one.here === here) ? { class: 'is-here' } : {})}>Plus</summary>
          <div>
            <PageLinks pages={more} here={here} />
          </div>
        </details>
      ) : (
        <PageLinks pages={more} here={here} />
      )}
    </>
  );
}

function PageLinks({ pages, here }: Pick<Page, 'here'> & { pages: typeof morePages }) {
  return (
    <>
      {pages.map(({ to, words, here: there }) => (
        <a href={to} {...(here === there ? { 'aria-current': 'page' } : {})}>
          {words}
        </a>
      ))}
    </>
  );
}

/** Where whoever may publish them begins. */
function ReviewsWaiting({ seen: { reviews } }: Pick<Page, 'seen'>) {
  if (reviews === 0) return null;
  return (
    <p>
      <a href="/bureau/articles?etat=in-review">{authoringWords.waiting(reviews)}</a>
    </p>
  );
}

function SessionMenu({ seen }: { seen: Seen }) {
  return (
    <form class="signed-in" method="post" action="/bureau/deconnexion" data-sign-out>
      <a href="/bureau/compte">
        <Icon name="person" /> <span class="signed-in-name">{seen.agent.name}</span>
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
