import type { ObstacleRule } from '@valet/schemas';

/** A rule that holds on any site. `onlyWithoutForm`: where a form is shown, the words are a mention and block nothing. */
export interface CoreSignature extends ObstacleRule {
  readonly onlyWithoutForm: boolean;
}

/** What any site's blocks look like. Plugins add their own in the manifest, which are asked first. */
export const coreSignatures: readonly CoreSignature[] = [
  {
    kind: 'captcha',
    // The challenge frames of reCAPTCHA and hCaptcha are rendered only while a person is asked to solve one.
    selector:
      'iframe[src*="/recaptcha/"][src*="/bframe"], iframe[src*="hcaptcha.com"][src*="frame=challenge"], #cf-challenge-running, #challenge-form',
    onlyWithoutForm: false,
  },
  { kind: 'login', selector: 'form input[type=password]', onlyWithoutForm: true },
  {
    kind: 'job_closed',
    text: [
      'no longer accepting applications',
      'no longer open',
      'no longer available',
      'position has been filled',
      'job has been closed',
      'posting is closed',
      'applications are closed',
    ],
    onlyWithoutForm: true,
  },
  {
    kind: 'already_applied',
    text: ['you have already applied', "you've already applied", 'already submitted an application'],
    onlyWithoutForm: true,
  },
  { kind: 'rate_limit', text: ['too many requests'], onlyWithoutForm: true },
];
