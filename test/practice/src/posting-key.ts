/** Names one posting of one board. */
export interface PostingKey {
  board: string;
  job: string;
}

/** What to select: an absent part selects all. */
export type PostingFilter = Partial<PostingKey>;

/** The key as one string, for maps. */
export function keyOf({ board, job }: PostingKey): string {
  return `${board}/${job}`;
}

/** True when every given part of the filter is that of the key. */
export function isSelected(key: PostingKey, filter: PostingFilter): boolean {
  return (
    (filter.board === undefined || filter.board === key.board) && (filter.job === undefined || filter.job === key.job)
  );
}
