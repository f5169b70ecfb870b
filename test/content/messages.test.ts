import { describe, expect, test } from 'vitest';
import { composeAlert } from '../../content/fr/alert-mails.ts';
import { emergencyText, IN_ENGLISH } from '../../content/fr/emergency.ts';
import { errors, errorText } from '../../content/fr/error-texts.ts';
import { compose } from '../../content/fr/compose.ts';
import { smtpReplies } from '../../content/fr/smtp.ts';
import { readsAsMedicalAdvice } from '../../domain/triage/advice.ts';
import { everySpeech, friday17h40, said, speech } from './speeches.ts';

describe('whatever the service says', () => {
  test.each(everySpeech())('%s: whole sentences, vous, reference, typography', (_, { text, subject }) => {
    expect(text.trim()).toBe(text);
    expect(text).not.toMatch(/undefined|NaN|\[object|\$\{/);
    expect(text).not.toMatch(/(?<!\p{L})(?:tu|ton|ta|tes|toi)(?!\p{L})/iu);
    expect(text).not.toMatch(/'/);
    expect(text).not.toMatch(/[^ ][?!;]|[^ ][:»]|«[^ ]/u);
    expect(text).not.toMatch(/\d h \d/);
    expect(subject).toContain('PAL-7F3K-92QX');
    for (const sentence of text.split(/[.?! ]\s/u)) expect(sentence.split(' ').length).toBeLessThan(26);
  });

  test.each(everySpeech().filter(([name]) => name.includes('email')))(
    '%s: gives the reference',
    (_, { text }) => {
      expect(text).toContain('PAL-7F3K-92QX');
    },
  );

  test.each(everySpeech())('%s: the same words each time', (_, composed, setting, spoken) => {
    expect(compose(spoken, setting)).toEqual(composed);
  });
});

describe('the last guard of automatic texts', () => {
  test.each(everySpeech())('%s reads as no medical advice', (_, { text, subject }) => {
    expect(readsAsMedicalAdvice(text)).toBe(false);
    expect(readsAsMedicalAdvice(subject)).toBe(false);
  });

  test.each(everySpeech())('%s: nor under a reference that looks like a dose', (_, __, setting, spoken) => {
    const { text, subject } = compose(spoken, { ...setting, reference: 'PAL-250G-73MG' });
    expect(readsAsMedicalAdvice(text)).toBe(false);
    expect(readsAsMedicalAdvice(subject)).toBe(false);
  });
});

describe('the acknowledgement', () => {
  test('gives the reference, the promise in absolute time, and the next opening', () => {
    const text = said('acknowledged', { open: false });
    expect(text).toContain('Votre référence : PAL-7F3K-92QX.');
    expect(text).toContain('un conseiller vous répond avant lundi 9 h 30 (heure de Paris).');
    expect(text).toContain('Le service client est fermé en ce moment. Il rouvre lundi à 9 h 00.');
  });

  test('says that an AI speaks first, that a human can be asked for, and that health data are not to be sent', () => {
    const text = said('acknowledged');
    expect(text).toContain('intelligence artificielle');
    expect(text).toContain('Vous pouvez demander un conseiller à tout moment.');
    expect(text).toContain('N’écrivez pas d’information de santé');
  });

  test.each(['complaint', 'asked-for-a-human', 'medical_employee', 'medical_employer'])(
    'leaves the assistant out of %s',
    (because) => {
      expect(said('acknowledged', { because })).not.toContain('assistant');
      expect(said('acknowledged', { because })).toContain(
        'Notre objectif : un conseiller vous répond avant lundi 9 h 30',
      );
    },
  );
});

describe('an emergency', () => {
  test('begins with the 15, by chat and by mail alike', () => {
    for (const channel of ['chat', 'email'] as const) {
      const { text, subject } = compose(speech('emergency'), { reference: 'PAL-7F3K-92QX', channel });
      expect(text.split('\n')[0]).toBe('Appelez immédiatement le 15. Le 112 répond aussi.');
      expect(subject).toMatch(/^Appelez immédiatement le 15/);
    }
  });

  test('gives 112, 114 by SMS and 3114, and not a word of the assistant', () => {
    const text = said('emergency');
    for (const number of ['112', '114, par SMS', '3114']) expect(text).toContain(number);
    expect(text).not.toContain('assistant');
  });

  test('puts the 3114 right after the 15 for someone who thinks of suicide', () => {
    expect(said('emergency', { suicidal: true }).split('\n\n')[1]).toContain('3114');
  });

  test.each([
    [['violence'], '17', '18'],
    [['fire'], '18', '17'],
  ] as const)('of %s gives the number that answers it too, and not the other', (dangers, given, not) => {
    const text = emergencyText({ suicidal: false, dangers });
    expect(text.split('\n\n')[1]).toMatch(new RegExp(`^- ${given}, `));
    expect(text).not.toMatch(new RegExp(`\\b${not}\\b`));
  });

  test('says each number once', () => {
    for (const suicidal of [true, false])
      for (const number of ['15', '112', '17', '18', '114', '3114']) {
        const text = emergencyText({ suicidal, dangers: ['violence', 'fire'] });
        expect(text.match(new RegExp(`\\b${number}\\b`, 'g'))).toHaveLength(1);
      }
  });

  test('says that the team is told only when somebody on call can be reached', () => {
    expect(emergencyText({ suicidal: false })).not.toContain('équipe médicale');
    expect(emergencyText({ suicidal: false, heard: 'told' })).toContain('Nous prévenons');
    expect(emergencyText({ suicidal: false, heard: 'lost' })).toContain('personne n’est prévenu');
  });

  test('tells whoever reads no French, on its second line, to call both', () => {
    for (const suicidal of [true, false]) expect(emergencyText({ suicidal }).split('\n')[1]).toBe(IN_ENGLISH);
  });

  test('can be said with nothing at hand', () => {
    expect(emergencyText({ suicidal: false })).toMatch(/^Appelez immédiatement le 15\. Le 112 /);
  });
});

describe('a medical question', () => {
  test('of an employee: a ticket is proposed, and nothing is relayed without a yes', () => {
    const text = said('relay-proposed', {}, 'chat');
    expect(text).toContain('ouvrir un ticket auprès de l’équipe médicale');
    expect(text).toContain('Répondez OUI ou NON, ou choisissez l’un des deux boutons.');
    expect(text).toContain('Sans réponse de votre part, nous ne transmettons rien.');
    expect(said('relay-proposed')).toContain('par OUI ou par NON');
  });

  test('of an employer: the occupational physician is named, and the relay offered', () => {
    const text = said('physician-named');
    expect(text).toContain('Le médecin du travail est votre interlocuteur');
    expect(text).toContain(
      'Si vous n’arrivez pas à le joindre, dites-le-nous, nous transmettons votre demande.',
    );
  });

  test.each(['relay-proposed', 'physician-named', 'relay-accepted'] as const)(
    '%s ends with the numbers',
    (occasion) => {
      for (const number of ['15', '112', '114', '3114']) expect(said(occasion)).toContain(` ${number}`);
    },
  );
});

describe('the handoff', () => {
  test('says who answers, before when, and whether we are open', () => {
    const text = said('handed-off', { because: 'assistant-unable', open: false });
    expect(text).toContain('Notre objectif : un conseiller vous répond avant lundi 9 h 30 (heure de Paris).');
    expect(text).toContain('Il rouvre lundi à 9 h 00.');
    expect(text).toContain('L’assistant n’intervient plus.');
  });

  test('to the medical team says that support cannot read it', () => {
    expect(said('handed-off', { because: 'medical-relay' })).toContain(
      'Le service client ne peut pas la lire.',
    );
    expect(said('handed-off', { because: 'medical-relay' })).toContain('L’équipe médicale vous répond');
  });
});

describe('what nobody may answer for hours', () => {
  const waiting = ['acknowledged', 'handed-off', 'extended', 'date-moved', 'reminded', 'reopened'] as const;

  test.each(waiting)('%s says whom to call in an emergency', (occasion) => {
    for (const toldAlready of [true, false])
      expect(said(occasion, { toldAlready })).toMatch(/appelez le\s15 ou le\s112/);
  });

  test('gives one date and one warning a turn', () => {
    const turn = [
      said('acknowledged', { because: 'complaint' }),
      said('handed-off', { because: 'complaint', toldAlready: true }),
    ].join('\n');
    expect(turn.match(/Notre objectif/g)).toHaveLength(1);
    expect(turn.match(/information de santé/g)).toHaveLength(1);
  });

  test('begins with the numbers, after what may be a cry for help', () => {
    expect(said('acknowledged', { numbersFirst: true }, 'chat')).toMatch(/^Si une vie est en danger/);
  });
});

describe('the doctors', () => {
  test.each([
    ['handed-off', 'medical-relay'],
    ['handed-off', 'distress'],
    ['relay-accepted', undefined],
    ['reopened', 'medical'],
  ] as const)('are held to no date of support’s: %s %s', (occasion, because) => {
    const text = said(occasion, because === undefined ? {} : { because });
    expect(text).toContain('sans délai annoncé');
    expect(text).not.toMatch(/avant lundi|objectif/);
  });
});

describe('the notice of extended delay', () => {
  test('gives the reason, the steps under way and the new instant', () => {
    const text = said('extended', {
      steps: [
        { type: 'registered', at: friday17h40 - 2 * 86_400_000 },
        { type: 'warned', at: friday17h40 - 7_200_000 },
        { type: 'claimed', at: friday17h40 - 3_600_000 },
      ],
    });
    expect(text).toContain('Votre demande est plus complexe que prévu.');
    expect(text).toContain('- Votre demande a été enregistrée le mercredi 18 novembre à 17 h 40.');
    expect(text).toContain(
      '- Un conseiller a pris votre demande en charge aujourd’hui, vendredi 20 novembre, à 16 h 40.',
    );
    expect(text).toContain('nous vous répondons avant le lundi 30 novembre à 10 h 00');
    expect(text.match(/^- /gm)).toHaveLength(2);
  });

  test('says nothing of steps when there is none to tell', () => {
    expect(said('extended', { steps: [{ type: 'warned', at: friday17h40 }] })).not.toContain('Où en est');
  });
});

describe('a closure that takes the announced date away', () => {
  test('is told with an apology and the new date, but not of a date that a notice of delay has replaced', () => {
    const text = said('date-moved', { because: 'support' });
    expect(text).toContain('Nous ne pourrons pas tenir la date annoncée.');
    expect(text).toContain('un conseiller vous répond avant lundi 9 h 30');
    expect(text).not.toContain('Résolution visée');
  });
});

describe('the end of a question', () => {
  test.each(['confirmed', 'assumed', 'agent'])(
    'resolved (%s): how to reopen it, and until when',
    (because) => {
      const text = said('resolved', { because });
      expect(text).toContain('Répondez à ce message dans les 5 jours ouvrés pour rouvrir votre demande.');
    },
  );

  test('declined: says that nothing was relayed', () => {
    expect(said('closed', { because: 'declined' })).toContain(
      'Nous n’avons rien transmis à l’équipe médicale',
    );
  });

  test('a reminder about consent asks again, and promises to relay nothing in silence', () => {
    const text = said('reminded', { because: 'consent' });
    expect(text).toContain('par OUI ou par NON');
    expect(text).toContain('nous ne transmettons rien');
  });
});

describe('an alert to the team', () => {
  test('names the reference, the reason and the deadline, nothing else', () => {
    const { subject, text } = composeAlert({
      reference: 'PAL-7F3K-92QX',
      reason: 'warned',
      at: friday17h40,
      dueAt: friday17h40 + 600_000,
    });
    expect(subject).toBe('Échéance proche [PAL-7F3K-92QX]');
    expect(text).toContain('Réponse attendue aujourd’hui avant 17 h 50');
  });
});

describe('errors and refusals', () => {
  test('each code has its sentence, an unknown one a general sentence', () => {
    for (const [code, text] of Object.entries(errors)) expect(errorText(code)).toBe(text);
    expect(errorText('toString')).toBe(errors.internal);
  });

  test('SMTP replies hold in ASCII', () => {
    const replies = Object.values(smtpReplies).map((reply) =>
      typeof reply === 'string' ? reply : JSON.stringify([reply.name, String(reply)]),
    );
    for (const reply of replies) expect(reply).toMatch(/^[\x20-\x7E\s]+$/);
  });
});
