import type { Child, PropsWithChildren } from 'hono/jsx';
import { html } from 'hono/html';
import type { Assets } from './assets.ts';
import { foot, site } from '../content/fr/help.ts';
import { Calls } from './chat/message-text.tsx';
import { Logo } from './icons.tsx';
import type { OpeningNotice } from './opening-notice.ts';

export type Head = {
  title: string;
  description?: string;
  /** Absolute address that search engines should keep; without it the page is kept out of them. */
  canonical?: string;
  /** "article" for what is to be shared as one. */
  kind?: 'website' | 'article';
};

type Shell = PropsWithChildren<{
  head: Head;
  assets: Assets;
  entry: 'site' | 'desk';
  data?: Record<string, string>;
}>;

/** The document around every page. */
export function Document({ head, assets, entry, data = {}, children }: Shell) {
  const title = head.title === site.name ? site.title : `${head.title} · ${site.name}`;
  return html`<!doctype html>${(
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          <DescriptionTags head={head} />
          <meta name="color-scheme" content="light dark" />
          <meta name="theme-color" content="#0e3b36" />
          <link rel="icon" href={ICON} />
          <link rel="stylesheet" href={assets.url('site.css')} />
          {entry === 'desk' && <link rel="stylesheet" href={assets.url('desk.css')} />}
          <script type="module" src={assets.url(`${entry}.ts`)}></script>
        </head>
        <body {...data}>
          <a class="skip" href="#contenu">
            {site.skip}
          </a>
          {children}
        </body>
      </html>
    )}`;
}

function DescriptionTags({ head }: { head: Head }) {
  if (head.canonical === undefined) return <meta name="robots" content="noindex" />;
  return (
    <>
      {head.description && <meta name="description" content={head.description} />}
      <link rel="canonical" href={head.canonical} />
      <meta property="og:type" content={head.kind ?? 'website'} />
      <meta property="og:site_name" content={site.title} />
      <meta property="og:locale" content="fr_FR" />
      <meta property="og:title" content={head.title === site.name ? site.title : head.title} />
      {head.description && <meta property="og:description" content={head.description} />}
      <meta property="og:url" content={head.canonical} />
    </>
  );
}

export function OpeningBadge({ opening }: { opening: OpeningNotice }) {
  return (
    <p class={opening.open ? 'opening is-open' : 'opening'}>
      <span class="dot" aria-hidden="true"></span>
      <span>
        <span class="unseen">{site.service}</span>
        {opening.sentence}
      </span>
    </p>
  );
}

type SiteFrame = PropsWithChildren<{ opening: OpeningNotice; week: string; chat?: Child; hero?: Child }>;

/** Header, content and footer of the help centre. */
export function SiteFrame({ opening, week, chat, hero, children }: SiteFrame) {
  return (
    <>
      <header class={hero ? 'masthead has-hero' : 'masthead'}>
        <div class="bar wrap">
          <a class="brand" href="/">
            <Logo /> <span>{site.name}</span> <small>{site.place}</small>
          </a>
          <OpeningBadge opening={opening} />
        </div>
        {hero}
      </header>
      <main id="contenu" tabindex={-1}>
        {children}
      </main>
      <Footer week={week} />
      {chat}
    </>
  );
}

function Footer({ week }: { week: string }) {
  return (
    <footer class="foot">
      <div class="wrap">
        <p class="foot-emergency">
          <strong>
            <Calls line={foot.emergency} />
          </strong>
          <Calls line={foot.numbers} />
          <a href="/aide/urgences">{foot.allNumbers}</a>
        </p>
        <nav aria-label={foot.label}>
          <a href="/question">{foot.ask}</a>
          <a href="/aide/contact-horaires">{foot.contact}</a>
          <a href="/aide/reclamation">{foot.complaints}</a>
          <a href="/aide/donnees-personnelles">{foot.privacy}</a>
        </nav>
        <p class="quiet">
          {site.service}
          <a href="mailto:bonjour@paladin.fr">bonjour@paladin.fr</a>
          {foot.hours(week)}
        </p>
      </div>
    </footer>
  );
}

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0e3b36" d="M16 2 4 6v10c0 8 5 12 12 14 7-2 12-6 12-14V6z"/><path fill="#f3c98b" d="M10 13.5h12v2.2H10zm0 4.6h8v2.2h-8z"/></svg>',
)}`;
