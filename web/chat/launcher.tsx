import { corner, talk } from '../../content/fr/chat.ts';
import { Icon } from '../icons.tsx';
import { AskForm } from './ask-form.tsx';
import { UrgentFrame } from './emergency-notice.tsx';

/**
 * Bottom right of every page: a link to the chat's own page, which the script opens in place. The form comes with the
 * page, so that the chat opens even when the network has gone.
 */
export function ChatLauncher() {
  return (
    <aside class="chat-corner" aria-label={corner.ask}>
      <a class="chat-launcher" href="/question" data-open-chat>
        <Icon name="chat" /> <span data-launcher-label>{corner.ask}</span>
      </a>
      <template id="chat-template">
        <div class="chat-dialog" role="dialog" aria-labelledby="chat-title">
          <header class="chat-head">
            <h2 id="chat-title" tabindex={-1}>
              {corner.title}
            </h2>
            <a class="chat-full link" href="/question">
              {corner.full}
            </a>
            <button type="button" class="chat-close" aria-label={corner.close} data-close>
              <Icon name="cross" />
            </button>
          </header>
          <section class="chat-panel" data-chat aria-label={talk.log}>
            <UrgentFrame />
            <AskForm id="" />
          </section>
        </div>
      </template>
    </aside>
  );
}
