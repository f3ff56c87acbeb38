import type { JobPost } from '../job-post.ts';

/** What the applicant sees after the application has been taken. */
export function Confirmation({ jobPost }: { jobPost: Pick<JobPost, 'confirmation_message' | 'company_name'> }) {
  return (
    <main className="main font-secondary confirmation">
      <div className="confirmation__container">
        <div className="image-container">
          <span className="logo">{jobPost.company_name}</span>
        </div>
        <div
          className="confirmation__content body"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own scenario's markup, as the real page does it
          dangerouslySetInnerHTML={{ __html: jobPost.confirmation_message }}
        />
      </div>
    </main>
  );
}
