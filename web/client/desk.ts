import { submitCommands, announce } from './desk/submit-commands.ts';
import { keepDrafts, restoreDrafts } from './desk/drafts.ts';
import { followSeen } from './desk/seen.ts';
import { keyboard } from './desk/keyboard.ts';
import { followOn } from './desk/follow-on.ts';
import { countLeaving } from './desk/leaving.ts';
import { followPreview } from './desk/preview.ts';
import { livePage } from './desk/live-page.ts';
import { askForNotices, noticesElsewhere } from './desk/notices.ts';
import { setUpPalette } from './desk/palette.ts';
import { startPolling } from './desk/poll.ts';
import { handleTakenDrafts } from './desk/take-draft.ts';
import { startCountdown } from './desk/countdown.ts';

if (document.body.dataset['desk'] !== undefined) {
  keepDrafts(announce);
  restoreDrafts();
  keyboard(setUpPalette());
  followOn();
  countLeaving();
  handleTakenDrafts();
  startCountdown(document.body);
  followSeen();
  followPreview();
  askForNotices();
  const isTold = document.body.dataset['news'] !== undefined;
  const refresh = isTold ? livePage(noticesElsewhere()) : () => Promise.resolve();
  submitCommands(refresh);
  startPolling(refresh);
}

/** Few pages have any: the rest do not load what they need. */
if (document.querySelector('[data-passkey]') !== null) {
  const { offerPasskeys } = await import('./desk/passkeys.ts');
  offerPasskeys();
}
