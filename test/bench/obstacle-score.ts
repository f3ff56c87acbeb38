/** What a page is, and what it was called. */
export interface Called {
  readonly name: string;
  readonly set: string;
  readonly label: string;
  readonly called: string;
  readonly confidence: number;
  readonly detail: string;
}

/** Shares of one class. */
export interface ClassScore {
  readonly label: string;
  readonly pages: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 of each class that is labelled. */
export function scoreClasses(all: readonly Called[]): ClassScore[] {
  const labels = [...new Set(all.map(({ label }) => label))].sort();
  return labels.map((label) => {
    const hits = all.filter((one) => one.label === label && one.called === label).length;
    const pages = all.filter((one) => one.label === label).length;
    const called = all.filter((one) => one.called === label).length;
    const precision = called === 0 ? 0 : hits / called;
    const recall = hits / pages;
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { label, pages, precision, recall, f1 };
  });
}

/** Rows: what pages are. Columns: what they were called. */
export function confusionMatrix(all: readonly Called[]): (string | number)[][] {
  const labels = [...new Set(all.map(({ label }) => label))].sort();
  const columns = [...new Set([...labels, ...all.map(({ called }) => called)])].sort();
  const rows = labels.map((label) => [
    label,
    ...columns.map((column) => all.filter((one) => one.label === label && one.called === column).length),
  ]);
  return [['is / called', ...columns], ...rows];
}
