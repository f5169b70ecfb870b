import { html } from 'hono/html';
import type { ChatLanguage } from '../../content/chat-words.ts';
import type { Assets } from '../assets.ts';
import { Icon } from '../icons.tsx';
import { UrgentFrame } from './emergency-notice.tsx';
import { FirstContact, type FirstContactProps } from './first-contact.tsx';
import { browserWords, useWords } from './words.ts';

type FrameProps = { assets: Assets; shown: FirstContactProps; id: string; language: ChatLanguage };

/** The chat alone, for a frame: at the bottom right of our help centre, and of every site that embeds it. */
export function FramePage({ assets, shown, id, language }: FrameProps) {
  const { corner, states, talk } = useWords();
  return html`<!doctype html>${(
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{corner.title}</title>
          <meta name="robots" content="noindex" />
          <meta name="color-scheme" content="light dark" />
          <link rel="stylesheet" href={assets.url('chat-frame.css')} />
          <script type="module" src={assets.url('chat-frame.ts')}></script>
        </head>
        <body>
          <main class="chat-dialog" aria-labelledby="chat-title">
            <header class="chat-head">
              <h1 id="chat-title">{corner.title}</h1>
              <a class="chat-full link" href="/question" target="_blank" rel="noopener">
                {corner.full}
              </a>
              <button type="button" class="link" data-forget-here hidden title={talk.forgetHint}>
                {corner.forget}
              </button>
              <button type="button" class="chat-close" aria-label={corner.close} data-close>
                <Icon name="cross" />
              </button>
            </header>
            <details class="mine" data-mine hidden>
              <summary>{corner.mine}</summary>
              <ul></ul>
            </details>
            <section class="chat-panel" data-chat {...browserWords(states)} aria-label={talk.log}>
              <UrgentFrame />
              <FirstContact {...shown} typed={{ id }} />
            </section>
          </main>
        </body>
      </html>
    )}`;
}
