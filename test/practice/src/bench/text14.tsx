import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

const labels = [
  'First name',
  'Last name',
  'Preferred name',
  'Email',
  'Phone',
  'Street',
  'City',
  'State',
  'Zip code',
  'Country',
  'LinkedIn profile',
  'Website',
  'Current company',
  'Current title',
];

/** Fourteen boxes that React controls; their state is read through `window.__practiceState()`. */
function TextForm() {
  const [values, setValues] = useState<Record<string, string>>({});
  useLayoutEffect(() => {
    window.__practiceState = () => values;
  }, [values]);
  return (
    <main className="main job-post">
      <form className="job-post-container" id="bench-form" onSubmit={(event) => event.preventDefault()}>
        <h1 className="section-header section-header--large">Fourteen text fields</h1>
        {labels.map((label, index) => (
          <div className="text-input-wrapper" key={label}>
            <div className="input-wrapper">
              <label className="label" htmlFor={`field_${index + 1}`}>
                {label}
              </label>
              <input
                id={`field_${index + 1}`}
                className="input input__single-line"
                type="text"
                value={values[`field_${index + 1}`] ?? ''}
                onChange={(event) => {
                  const { id, value } = event.target;
                  setValues((current) => ({ ...current, [id]: value }));
                }}
              />
            </div>
          </div>
        ))}
      </form>
    </main>
  );
}

const root = document.getElementById('app');
if (root) createRoot(root).render(<TextForm />);
