import { commanding, restoringDrafts } from './desk/commanding.ts';
import { keepingDrafts } from './desk/drafts.ts';
import { keyboard } from './desk/keyboard.ts';
import { livePage } from './desk/live.ts';
import { polling } from './desk/polling.ts';
import { takingDrafts } from './desk/taking.ts';
import { ticking } from './desk/ticking.ts';

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
