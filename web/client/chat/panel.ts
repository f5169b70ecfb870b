// One chat on screen, live: from the first word to the last, on one line at the bottom.
import { showArticleHints } from './article-hints.ts';
import { stateWords } from './state-words.ts';
import { markFailed, markStored } from './bubble.ts';
import { handleCommandForms } from './command-forms.ts';
import { handleFiles } from './files.ts';
import { followEvents, type Following } from './follow-events.ts';
import { readKept, readUnsent, whenKeptElsewhere, type Unsent } from './browser-storage.ts';
import { isIdentified } from './identity.ts';
import { openOutbox, type Outbox, type OutboxEvents } from './unsent.ts';
import { showMessage } from './message-list.ts';
import { calm, urgent, urgentIfAlarming } from './emergency-notice.ts';
import { handleMessageBox } from './message-box.ts';
import { tellTyping } from './typing.ts';

type Panel = { element: HTMLElement; question: Following; heard: PanelEvents };

type PanelEvents = {
  /** Messages of ours that have come. */
  news(count: number): void;
  /** The question that is now on screen. */
  begun(reference: string): void;
};

/** Brings a panel to life. `reference` names the question it shows, if one is under way. Gives how to show another one. */
export function livePanel(
  element: HTMLElement,
  reference: string | undefined,
  heard: PanelEvents,
): (reference: string) => void {
  const question = followEvents(element, heard.news);
  const panel: Panel = { element, question, heard };
  const outbox: Outbox = openOutbox(outboxEvents(panel, () => outbox.retry()));
  handleMessageBox(element, (text) => {
    const about = question.reference();
    const begun = about === undefined ? {} : { reference: about };
    const message = { id: crypto.randomUUID(), text, ...begun, at: Date.now() };
    show(panel, message);
    outbox.add(message);
  });
  handleCommandForms(element, {
    reference: question.reference,
    done: () => question.refresh(),
    emergency: (text) => urgent(element, text),
    unsent: (text) => urgentIfAlarming(element, text),
  });
  handleFiles(element, question);
  tellTyping(element, question.reference);
  showArticleHints(element, () => question.reference() === undefined);
  if (reference !== undefined) begin(panel, reference);
  for (const message of readUnsent()) show(panel, message);
  if (readUnsent().length > 0) outbox.retry();
  element.dataset['live'] = '';
  whenKeptElsewhere(() => {
    if (isIdentified()) return;
    const next = readKept().reference;
    if (next === undefined && question.reference() !== undefined) location.reload();
    else if (next !== undefined && next !== question.reference()) begin(panel, next);
  });
  return (next) => begin(panel, next);
}

function begin({ question, heard }: Panel, reference: string): void {
  question.begin(reference);
  heard.begun(reference);
}

function outboxEvents(panel: Panel, retry: () => void): OutboxEvents {
  const { element, question } = panel;
  return {
    stored: (message, { reference, messageId, emergency }) => {
      if (!isHere(panel, message)) return;
      if (!emergency) unlessUrgent(panel);
      markStored(showMessage(element, message), messageId);
      // One that came after the end is where it goes on: in a question of its own.
      if (question.reference() === reference) question.refresh();
      else begin(panel, reference);
    },
    waiting: (message) => {
      if (isHere(panel, message))
        markFailed(showMessage(element, message), { words: stateWords.waiting, retry });
    },
    refused: (message, why) => {
      if (isHere(panel, message)) markFailed(showMessage(element, message), { words: why.message });
    },
    emergency: (text) => urgent(element, text),
  };
}

function show(panel: Panel, message: Unsent): void {
  if (!isHere(panel, message)) return;
  showMessage(panel.element, message);
  urgentIfAlarming(panel.element, message.text);
}

/** The server has read it, and it is no emergency: back to the line of numbers, unless an earlier one lasts. */
function unlessUrgent({ element }: Panel): void {
  if (!element.querySelector('[data-emergency]:not([data-emergency=""])')) calm(element);
}

/** A message of another question is sent from here too, but not shown. */
function isHere({ question }: Panel, { reference }: Unsent): boolean {
  return reference === undefined || reference === question.reference();
}
