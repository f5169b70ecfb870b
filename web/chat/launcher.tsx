import { Icon } from '../icons.tsx';

/** Bottom right of every page: a link to the chat's own page, which the script opens in place. */
export function ChatLauncher() {
  return (
    <aside class="chat-corner" aria-label="Poser une question">
      <a class="chat-launcher" href="/question" data-open-chat>
        <Icon name="chat" /> Poser une question
      </a>
    </aside>
  );
}
