import { errorTable, isErrorCode } from '@valet/core';
import type { RunReport } from '@valet/schemas';

/** Exit code of a run: 0 for a verified submission or a clean dry run, else that of its error. */
export function exitCodeOf(report: RunReport): number {
  if (report.verdict === 'submitted_verified') return 0;
  if (report.error) return isErrorCode(report.error.code) ? errorTable[report.error.code].exitCode : 1;
  if (report.verdict === 'submitted_unverified') return errorTable.submit_unconfirmed.exitCode;
  return report.dry_run ? 0 : 1;
}
