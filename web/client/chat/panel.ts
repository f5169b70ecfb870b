// One chat on screen: the form of the first message, then the conversation, live.
import { WAITING } from '../../../content/fr/browser-texts.ts';
import { handleQuestionForm, type Ask } from './question-form.ts';
import { markFailed, markStored } from './bubble.ts';
import { handleCommandForms } from './command-forms.ts';
import { followEvents, type Following } from './follow-events.ts';
import { readStorage, type Unsent } from './browser-storage.ts';
import { openOutbox, type Outbox, type OutboxEvents } from './unsent.ts';
import { showMessage } from './message-list.ts';
import { calm, urgent, urgentIfAlarming } from './emergency-notice.ts';
import { handleMessageBox } from './message-box.ts';

type Panel = { element: HTMLElement; question: Following; form: Ask | undefined };

/** Brings a panel to life. `reference` names the question it shows, if one is under way. */
export function livePanel(element: HTMLElement, reference: string | undefined): void {
  const question = followEvents(element);
  const panel: Panel = { element, question, form: handleQuestionForm(element, showSending) };
  const outbox: Outbox = openOutbox(outboxEvents(panel, () => outbox.retry()));
  handleMessageBox(element, (text) => {
    const about = question.reference();
    if (about !== undefined) showSending({ id: crypto.randomUUID(), text, reference: about, at: Date.now() });
  });
  handleCommandForms(element, {
    done: () => question.refresh(),
    emergency: (text) => urgent(element, text),
    unsent: (text) => urgentIfAlarming(element, text),
  });
  if (reference !== undefined) question.begin(reference);
  for (const message of readStorage().unsent) show(panel, message);
  if (readStorage().unsent.length > 0) outbox.retry();

  function showSending(message: Unsent): void {
    show(panel, message);
    outbox.add(message);
  }
}

function outboxEvents(panel: Panel, retry: () => void): OutboxEvents {
  const { element, question, form } = panel;
  return {
    stored: (message, { reference, messageId, emergency }) => {
      if (!isHere(panel, message)) return;
      if (!emergency) unlessUrgent(panel);
      markStored(showMessage(element, message), messageId);
      // It came after the end: it is where it goes on.
      if (message.reference !== undefined && message.reference !== reference)
        return location.assign(`/question/${reference}`);
      element
        .closest('.chat-dialog')
        ?.querySelector('.chat-full')
        ?.setAttribute('href', `/question/${reference}`);
      if (question.reference() === undefined) question.begin(reference);
      else question.refresh();
    },
    waiting: (message) => {
      if (isHere(panel, message)) markFailed(showMessage(element, message), { words: WAITING, retry });
    },
    refused: (message, why) => {
      if (!isHere(panel, message)) return;
      if (message.reference === undefined && form) form.refused(message, why);
      else markFailed(showMessage(element, message), { words: why.message });
    },
    emergency: (text) => urgent(element, text),
  };
}

function show(panel: Panel, message: Unsent): void {
  if (!isHere(panel, message)) return;
  if (message.reference === undefined) panel.form?.away();
  showMessage(panel.element, message);
  urgentIfAlarming(panel.element, message.text);
}

/** The server has read it, and it is no emergency: back to the line of numbers, unless an earlier one lasts. */
function unlessUrgent({ element }: Panel): void {
  if (!element.querySelector('[data-emergency]:not([data-emergency=""])')) calm(element);
}

/** A message of another question is sent from here too, but not shown. */
function isHere({ question }: Panel, { reference }: Unsent): boolean {
  return reference === question.reference();
}
