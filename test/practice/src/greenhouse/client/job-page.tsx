import { useState } from 'react';
import type { JobPage } from '../job-post.ts';
import { ApplicationForm } from './application-form.tsx';
import { Confirmation } from './confirmation.tsx';

const pin = 'M10 2a6 6 0 0 0-6 6c0 4.2 6 10 6 10s6-5.8 6-10a6 6 0 0 0-6-6Zm0 8a2 2 0 1 1 0-4 2 2 0 0 1 0 4Z';

/** A posting: what the job is, and the form to apply for it. */
export function JobPageView({ page }: { page: JobPage }) {
  const { jobPost, practice } = page;
  const [isOpen, setOpen] = useState(practice.entry === 'inline');
  const [isConfirmed, setConfirmed] = useState(false);
  const onApply = (): void => {
    setOpen(true);
    document.getElementById('application-form')?.scrollIntoView();
  };
  if (isConfirmed) return <Confirmation jobPost={jobPost} />;
  return (
    <main className={`main font-secondary job-post${practice.embedded ? ' main--embedded' : ''}`}>
      <div className="job-post-container">
        {!practice.embedded && (
          <div className="image-container">
            <a className="logo" href={practice.boardPath}>
              {jobPost.company_name}
            </a>
          </div>
        )}
        {!practice.embedded && (
          <a className="link" target="_top" href={practice.boardPath}>
            Back to jobs
          </a>
        )}
        <div className="job__header">
          <div className="job__title">
            <h1 className="section-header section-header--large font-primary">{jobPost.title}</h1>
            <div className="job__location">
              <svg aria-hidden="true" width="18" height="18" viewBox="0 0 20 20" fill="currentColor">
                <path d={pin} />
              </svg>
              <div>{jobPost.job_post_location}</div>
            </div>
          </div>
          {!practice.noForm && (
            <button type="button" className="btn btn--pill" aria-label="Apply" onClick={onApply}>
              Apply
            </button>
          )}
        </div>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own scenario's markup, as the real page does it */}
        <div className="job__description body" dangerouslySetInnerHTML={{ __html: jobPost.content }} />
        {isOpen && !practice.noForm && (
          <>
            {/* biome-ignore lint/a11y/useSemanticElements: the real form says it so, and readers must cope */}
            <div className="divider" role="separator" />
            <ApplicationForm page={page} onConfirmed={() => setConfirmed(true)} />
          </>
        )}
      </div>
    </main>
  );
}
