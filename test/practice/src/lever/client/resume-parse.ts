/** What the server read in the résumé. */
interface Parsed {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly position: string;
  readonly resumeStorageId: string;
}

/** Sends a chosen résumé at once, and writes what was read in it into the boxes. */
export function watchResume(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('#resume-upload-input');
  const touched = new Set<EventTarget>();
  const touch = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && target.value !== '') touched.add(target);
  };
  form.addEventListener('change', touch);
  form.addEventListener('paste', touch);
  input?.addEventListener('change', async () => {
    const file = input.files?.[0];
    if (!file) return;
    show(form, 'working');
    const name = form.querySelector('.filename');
    if (name) name.textContent = file.name;
    const body = new FormData();
    body.append('resume', file);
    body.append('accountId', form.querySelector<HTMLInputElement>('[name=accountId]')?.value ?? '');
    const answer = await fetch(`/parseResume?posting=${form.dataset['posting']}`, { method: 'POST', body });
    if (!answer.ok) return show(form, 'failure');
    write(form, await answer.json(), touched);
    show(form, 'success');
  });
}

function write(form: HTMLFormElement, parsed: Parsed, touched: ReadonlySet<EventTarget>): void {
  const { name, email, phone, position: org } = parsed;
  for (const [box, value] of Object.entries({ name, email, phone, org })) {
    const input = form.querySelector<HTMLInputElement>(`input[name=${box}]`);
    if (input && (form.dataset['overwrites'] === 'all' || !touched.has(input))) input.value = value;
  }
}

function show(form: HTMLFormElement, state: 'working' | 'success' | 'failure'): void {
  for (const name of ['working', 'success', 'failure'] as const) {
    const element = form.querySelector<HTMLElement>(`.resume-upload-${name}`);
    if (element) element.style.display = name === state ? 'inline' : 'none';
  }
}
