import cities from './data/cities.json' with { type: 'json' };

/** A place as Pelias answers it (GeoJSON; coordinates are longitude, latitude). */
export interface PlaceFeature {
  type: 'Feature';
  geometry: { type: 'Point'; coordinates: [number, number] };
  properties: {
    layer: 'locality';
    name: string;
    region: string;
    region_a: string;
    country: string;
    country_code: string;
    label: string;
  };
}

const countries: Record<string, string> = Object.fromEntries(
  [...new Set(cities.map(([, , , code]) => String(code)))].map((code) => [
    code,
    new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code,
  ]),
);

/** Up to ten places whose label starts with the text, or holds each of its words. */
export function findPlaces(text: string): PlaceFeature[] {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const features = cities.map((row) => featureOf(row as CityRow));
  const holds = ({ properties }: PlaceFeature): boolean => {
    const parts = `${properties.label} ${properties.region_a} ${properties.country_code}`.toLowerCase().split(/[\s,]+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  return features.filter(holds).slice(0, 10);
}

type CityRow = [
  name: string,
  region: string,
  regionShort: string,
  countryCode: string,
  latitude: number,
  longitude: number,
];

function featureOf([name, region, region_a, country_code, latitude, longitude]: CityRow): PlaceFeature {
  const country = countries[country_code] ?? country_code;
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: {
      layer: 'locality',
      name,
      region,
      region_a,
      country,
      country_code,
      label: [name, region, country].filter((part) => part !== '').join(', '),
    },
  };
}
