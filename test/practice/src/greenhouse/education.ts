import lists from './data/education.json' with { type: 'json' };

/** The three searchable lists of the education block. */
export type EducationKind = 'schools' | 'degrees' | 'disciplines';

/** One entry of a list, as the education endpoints answer it. */
export interface EducationItem {
  id: number;
  text: string;
}

/** Finds entries by name or id. */
export interface EducationCatalogue {
  search(kind: EducationKind, term: string, page: number): { items: EducationItem[]; total: number };
  label(kind: EducationKind, id: number): string | undefined;
}

/** Entries on one page of an answer (docs: job-board, "List degrees"). */
export const perPage = 100;

const firstId: Record<EducationKind, number> = { schools: 910001, degrees: 920001, disciplines: 930001 };

/** The catalogue of `data/education.json`; ids follow the order of that file. */
export function createEducationCatalogue(): EducationCatalogue {
  const items = (kind: EducationKind): EducationItem[] =>
    lists[kind].map((text, index) => ({ id: firstId[kind] + index, text }));
  const all: Record<EducationKind, EducationItem[]> = {
    schools: items('schools'),
    degrees: items('degrees'),
    disciplines: items('disciplines'),
  };
  return {
    search(kind, term, page) {
      const wanted = term.trim().toLowerCase();
      const found = all[kind].filter(({ text }) => text.toLowerCase().includes(wanted));
      return { items: found.slice((page - 1) * perPage, page * perPage), total: found.length };
    },
    label: (kind, id) => all[kind].find((item) => item.id === id)?.text,
  };
}
