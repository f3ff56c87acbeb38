/** One opening of the listing. */
export interface Opening {
  readonly id: number;
  readonly title: string;
  readonly place: string;
  readonly team: string;
}

const titles = ['Baker', 'Bus driver', 'Carpenter', 'Data analyst', 'Electrician', 'Gardener', 'Nurse', 'Teacher'];
const places = ['Lisbon', 'Oslo', 'Porto'];

/** All openings, the same each time: every title at every place but the last. */
export const openings: readonly Opening[] = titles.flatMap((title, at) =>
  places.slice(0, 2).map((place, row) => ({ id: 100 + 2 * at + row, title, place, team: `Team ${at + 1}` })),
);

/** Places that can be asked for; there is nothing in the last. */
export const listedPlaces: readonly string[] = places;

/** What is asked for; empty texts ask for anything. */
export interface OpeningQuery {
  readonly keyword: string;
  readonly place: string;
}

/** Openings whose title holds the keyword, at the place. */
export function findOpenings({ keyword, place }: OpeningQuery): readonly Opening[] {
  const word = keyword.trim().toLowerCase();
  return openings.filter((one) => one.title.toLowerCase().includes(word) && (place === '' || one.place === place));
}
