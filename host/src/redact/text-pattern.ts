/** What is private by its form alone, and what is written instead. */
export const textPatterns: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu, instead: '[mail]' },
  // Neither an IPv4 address nor a date is a phone number.
  {
    pattern: /(?<![\w.-])(?!\d{1,3}(?:\.\d{1,3}){3}(?!\d)|\d{4}-\d\d-\d\d)\+?\(?\d(?:[\s().-]{0,2}\d){8,14}(?![\w-])/g,
    instead: '[phone]',
  },
  { pattern: /\bvk_[\w-]{20,}/g, instead: '[key]' },
];
