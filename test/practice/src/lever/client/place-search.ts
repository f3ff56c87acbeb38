interface Place {
  readonly name: string;
  readonly id: string;
}

const debounceMs = 500;

/** The place box: searches half a second after the last key, and holds nothing but a picked suggestion. */
export function watchPlace(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('#location-input');
  const hidden = form.querySelector<HTMLInputElement>('#selected-location');
  const box = form.querySelector('.dropdown-container');
  const results = form.querySelector('.dropdown-results');
  if (!input || !hidden || !box || !results) return;
  let timer = 0;
  const close = () => {
    box.classList.remove('open');
    results.replaceChildren();
  };
  const pick = (place: Place) => {
    input.value = place.name;
    hidden.value = JSON.stringify(place);
    close();
  };
  const show = (places: readonly Place[]) => {
    results.replaceChildren(
      ...places.map((place, index) => {
        const item = document.createElement('div');
        item.className = 'dropdown-location';
        item.id = `location-${index}`;
        item.textContent = place.name;
        item.addEventListener('mousedown', (event) => {
          event.preventDefault();
          pick(place);
        });
        return item;
      }),
    );
    box.classList.toggle('open', places.length > 0);
  };
  input.addEventListener('keydown', () => {
    hidden.value = '';
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      if (input.value.trim() === '') return close();
      const answer = await fetch(`/searchLocations?text=${encodeURIComponent(input.value)}&hcaptchaResponse=`);
      if (answer.ok) show(await answer.json());
    }, debounceMs);
  });
  input.addEventListener('blur', () => {
    if (!box.classList.contains('open') || hidden.value !== '') return;
    input.value = '';
    close();
  });
}
