import type { EeocSection, JobOption, JobQuestion } from './job-post.ts';

/** Option ids of the survey (docs: job-board, "Submit an application", EEOC): gender 1-3, race 1-8, veteran and disability 1-3. */
const genders = ['Male', 'Female', 'Decline To Self Identify'];
const races = [
  'American Indian or Alaskan Native',
  'Asian',
  'Black or African American',
  'Hispanic or Latino',
  'White',
  'Native Hawaiian or Other Pacific Islander',
  'Two or More Races',
  'Decline To Self Identify',
];
const veterans = [
  'I am not a protected veteran',
  'I identify as one or more of the classifications of a protected veteran',
  "I don't wish to answer",
];
const disabilities = [
  'Yes, I have a disability, or have had one in the past',
  'No, I do not have a disability and have not had one in the past',
  'I do not want to answer',
];

function number(labels: string[]): JobOption[] {
  return labels.map((label, index) => ({ value: String(index + 1), label }));
}

function question(name: string, label: string, values: JobOption[]): JobQuestion {
  const fields = [{ name, type: 'multi_value_single_select' as const, values }];
  return { required: false, label, description: null, multi_select_style: 'checkbox', fields };
}

/** Shown on the page although the posting's data does not list it; `race` follows only after "No". */
export const hispanicQuestion: JobQuestion = question('hispanic_ethnicity', 'Are you Hispanic/Latino?', [
  { value: 'Yes', label: 'Yes' },
  { value: 'No', label: 'No' },
  { value: 'Decline To Self Identify', label: 'Decline To Self Identify' },
]);

/** The voluntary survey of the named company, in the three sections that US postings carry. */
export function eeocSections(company: string): EeocSection[] {
  return [
    {
      description: `<h2 class="section-header">Voluntary Self-Identification</h2><p>${company} asks every applicant the questions below for its reports to the government. You need not answer; whatever you choose stays apart from your application and plays no part in the decision.</p>`,
      questions: [
        question('gender', 'Gender', number(genders)),
        question('race', 'Please identify your race', number(races)),
      ],
    },
    {
      description:
        '<p>Employers with government contracts also ask whether an applicant is a protected veteran. The answer is voluntary and confidential.</p>',
      questions: [question('veteran_status', 'Veteran Status', number(veterans))],
    },
    {
      description:
        '<p><strong>Voluntary Self-Identification of Disability.</strong> We measure our progress by asking everyone whether they have, or ever had, a disability. Nobody who decides about hiring sees the answer.</p>',
      questions: [question('disability_status', 'Disability Status', number(disabilities))],
    },
  ];
}
