import type { Choice } from '../form-model.ts';
import type { PlaceChoice } from './form-values.ts';

/** Pause after the last key before a search goes out, as typeaheads have it. */
const debounceMs = 200;

interface Feature {
  geometry: { coordinates: [number, number] };
  properties: { label: string; country_code: string };
}

/** Only the last of several quick calls reaches the server; the ones before it resolve with its answer. */
export function debounced<T>(search: (text: string) => Promise<T[]>): (text: string) => Promise<T[]> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: ((options: T[]) => void)[] = [];
  return (text) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const callers = waiting;
        waiting = [];
        const options = await search(text).catch(() => []);
        for (const caller of callers) caller(options);
      }, debounceMs);
    });
}

/** Places for a text, from the page's geocoder (GeoJSON as Pelias answers it). */
export async function searchPlaces(text: string): Promise<PlaceChoice[]> {
  const url = new URL('v1/autocomplete', window.ENV.LOCATION_CONTROL_BASE_URL);
  url.search = new URLSearchParams({ text, layers: 'locality' }).toString();
  const { features } = (await (await fetch(url)).json()) as { features: Feature[] };
  return features.map(({ geometry, properties }) => ({
    value: properties.label,
    label: properties.label,
    latitude: String(geometry.coordinates[1]),
    longitude: String(geometry.coordinates[0]),
    countryCode: properties.country_code,
  }));
}

/** Schools, degrees or disciplines whose name holds the text. */
export async function searchEducation(
  board: string,
  kind: 'schools' | 'degrees' | 'disciplines',
  text: string,
): Promise<Choice[]> {
  const url = new URL(`v1/boards/${board}/education/${kind}`, window.ENV.JOB_BOARDS_API_URL);
  url.search = new URLSearchParams({ term: text, page: '1' }).toString();
  const { items } = (await (await fetch(url)).json()) as { items: { id: number; text: string }[] };
  return items.map(({ id, text: label }) => ({ value: String(id), label }));
}
