import type { Manual } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import { contentKey, formKey } from './manual-key.ts';
import type { StoredManual } from './manual-store.ts';

/**
 * Number of the version that an edited manual becomes; null where it says what `read` says and that is not retired.
 * `versions` are all those for the form of `read`. Errors: `precondition_failed` when a later version is in use,
 * `validation_error` when the edited one is for another form.
 */
export function numberRevision(
  versions: readonly StoredManual[],
  { read, manual }: { readonly read: StoredManual; readonly manual: Manual },
): number | null {
  const later = versions.find(({ version, state }) => version > read.version && state !== 'retired');
  if (later) {
    throw new ValetError(
      'precondition_failed',
      `Version ${read.version} of this manual was read, but version ${later.version} stands; read ${later.id} and change that.`,
    );
  }
  refuseOtherForm(read.manual, manual);
  const isSame = read.manual.id === manual.id && contentKey(read.manual) === contentKey(manual);
  if (isSame && read.state !== 'retired') return null;
  return Math.max(...versions.map(({ version }) => version)) + 1;
}

const places = ['task', 'platform', 'level', 'company', 'posting'] as const;

function refuseOtherForm(read: Manual, manual: Manual): void {
  if (formKey(read) === formKey(manual)) return;
  const moved = places.filter((place) => read[place] !== manual[place]);
  const fields =
    moved.length > 0
      ? moved.map((place) => ({ pointer: `/${place}`, message: 'must stay as it is: it says what the manual is for' }))
      : [{ pointer: '/pages', message: 'must keep their signatures: they say which form the manual is for' }];
  throw new ValetError(
    'validation_error',
    'The manual is for another form than the one that was read; details name each place.',
    {
      details: { fields },
    },
  );
}
