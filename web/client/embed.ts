// What `<script src="…/chat.js" async>` runs on a page of somebody else's: a button, and our own page in a frame. No word of
// a conversation comes here, and nothing is kept or asked for before the button is used.
import { embedChat, type Identity } from './embed/embed-chat.ts';

const script = document.currentScript;
const address = new URL(script instanceof HTMLScriptElement ? script.src : location.href).origin;

/** `identity`, set by the page: gives its signed word on who its reader is, made for the moment (docs/chat.md). */
class PaladinChat extends HTMLElement {
  #begun = false;
  // Declared only: a page may have set it before this script came.
  declare identity?: Identity;

  connectedCallback(): void {
    if (this.#begun) return;
    this.#begun = true;
    embedChat(this, { root: this.attachShadow({ mode: 'open' }), address, identity: () => this.identity });
  }
}

if (!customElements.get('paladin-chat')) {
  customElements.define('paladin-chat', PaladinChat);
  if (document.body) place();
  else addEventListener('DOMContentLoaded', place);
}

/** A page may put the element where it likes, with a `lang` of its own; otherwise it stands at the end. */
function place(): void {
  if (!document.querySelector('paladin-chat')) document.body.append(document.createElement('paladin-chat'));
}
