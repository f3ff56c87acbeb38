import type { FieldRule } from '@valet/schemas';

/** What a rule is held against. */
export interface RuleSubject {
  readonly label: string;
  readonly domId: string | null;
  readonly domName: string | null;
}

/** The first rule of which every given property (`id`, `name`, `label`; `*` is a wildcard) matches. */
export function findRule(rules: readonly FieldRule[], subject: RuleSubject): FieldRule | undefined {
  return rules.find((rule) => {
    const pairs: [string | undefined, string | null][] = [
      [rule.id, subject.domId],
      [rule.name, subject.domName],
      [rule.label, subject.label],
    ];
    const given = pairs.filter(([pattern]) => pattern !== undefined);
    return given.length > 0 && given.every(([pattern, text]) => text !== null && matchesWildcard(pattern ?? '', text));
  });
}

/** True when the whole text matches the pattern, letter case aside; `*` stands for any text. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is').test(text);
}
