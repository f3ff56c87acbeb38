/** A job site's page of 1 MB: some 15,000 elements, short and long texts, links, a form of 60 fields, and widgets. */
export function largePage(): string {
  const nav = Array.from(
    { length: 300 },
    (_, at) => `<li><a href="/jobs/${at}"><span>Opening ${at}</span></a></li>`,
  ).join('');
  const card = (at: number) =>
    `<article class="card c${at % 7}"><h3>Role ${at}</h3><p class="place">Berlin, <b>Germany</b></p><ul><li>Full time</li><li>Remote</li></ul><p>${'We look for people who like their work and each other. '.repeat(6)}</p></article>`;
  const cards = Array.from({ length: 2000 }, (_, at) => card(at)).join('');
  const fields = Array.from(
    { length: 60 },
    (_, at) => `<div class="field"><label for="f${at}">Field ${at} *</label><input id="f${at}" name="q[${at}]"></div>`,
  ).join('');
  return `<!doctype html><title>Careers</title><body><nav><ul>${nav}</ul></nav><main>${cards}</main><form>${fields}<div class="g-recaptcha"></div><button>Submit</button></form>`;
}
