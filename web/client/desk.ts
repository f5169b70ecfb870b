import { commanding, restoringDrafts } from './desk/submit-commands.ts';
import { keepingDrafts } from './desk/drafts.ts';
import { keyboard } from './desk/keyboard.ts';
import { livePage } from './desk/live-page.ts';
import { polling } from './desk/poll.ts';
import { takingDrafts } from './desk/take-draft.ts';
import { ticking } from './desk/countdown.ts';

if (document.body.dataset['desk'] !== undefined) {
  keepingDrafts();
  restoringDrafts();
  keyboard();
  takingDrafts();
  ticking(document.body);
  const refresh = livePage();
  commanding(refresh);
  polling(refresh);
}
