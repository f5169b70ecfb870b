// A promise for questions that are to be over in seconds: open at any hour, closed a moment after their resolution.

const day = [['00:00', '24:00']];
const always = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
const second = 1 / 3600;

/** The content of a policy file: JSON is YAML. */
export const quickPolicy = JSON.stringify({
  version: 1,
  reopenWithinHours: second,
  rateWithinHours: second,
  openingHours: { timeZone: 'Europe/Paris', publicHolidays: 'none', weekly: always },
});
