import { corner } from '../../content/fr/chat.ts';

/** Bottom right of every page of ours: the chat that other sites embed, and a link to its own page where no script runs. */
export function ChatLauncher() {
  return (
    <>
      <script src="/chat.js" async></script>
      <noscript>
        <aside class="chat-corner" aria-label={corner.ask}>
          <a class="chat-launcher" href="/question">
            {corner.ask}
          </a>
        </aside>
      </noscript>
    </>
  );
}
