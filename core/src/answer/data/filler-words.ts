/**
 * Words that a question may have or lack and still ask the same. None that negates, compares, counts, names or places anything, nor
 * those that tell one kind of question from another (why, when, where, who, how).
 */
export const fillerWords: ReadonlySet<string> = new Set(
  'a an the please kindly enter provide specify indicate state select choose fill give share list tell us me let know your you yours i my is are do does what which of below here following also'.split(
    ' ',
  ),
);
