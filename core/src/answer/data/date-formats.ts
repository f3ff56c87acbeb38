/** Letters that stand for day, month and year in a format hint (English, German, French, Spanish and Portuguese). */
export const dateLetters: Readonly<Record<string, 'day' | 'month' | 'year'>> = {
  D: 'day',
  T: 'day',
  J: 'year',
  M: 'month',
  Y: 'year',
  A: 'year',
};

/** English month names; their first three letters are their short names. */
export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
