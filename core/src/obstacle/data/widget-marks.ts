import type { WidgetMark } from '../sight.ts';

/**
 * Markup of the services that tell people from robots, as their own guides show it (developers.google.com/recaptcha,
 * docs.hcaptcha.com, developers.cloudflare.com/turnstile, docs.geetest.com, developer.arkoselabs.com, docs.datadome.co,
 * docs.humansecurity.com, docs.aws.amazon.com/waf, docs.friendlycaptcha.com). Being in the page blocks nothing: see classify.
 */
export const widgetMarks: readonly WidgetMark[] = [
  { id: 'recaptcha', classes: ['g-recaptcha'], frame: '/recaptcha/(?:api2|enterprise|api)/(?:anchor|fallback)' },
  { id: 'recaptcha-challenge', frame: '/recaptcha/(?:api2|enterprise)/bframe' },
  { id: 'hcaptcha', classes: ['h-captcha'], frame: 'hcaptcha\\.com/(?!.*frame=challenge)' },
  { id: 'hcaptcha-challenge', frame: 'hcaptcha\\.com/.*frame=challenge' },
  { id: 'turnstile', classes: ['cf-turnstile'], frame: 'challenges\\.cloudflare\\.com/' },
  {
    id: 'datadome',
    ids: ['ddv1-captcha-container', 'captcha-container'],
    frame: '(?:captcha-delivery\\.com|datadome\\.co)/',
  },
  {
    id: 'press-hold',
    ids: ['px-captcha', 'px-captcha-wrapper'],
    frame: '(?:px-cloud\\.net|px-cdn\\.net|perimeterx\\.net|hsprotect\\.net)/',
  },
  { id: 'arkose', ids: ['FunCaptcha', 'arkose', 'arkose-iframe'], frame: '(?:arkoselabs\\.com|funcaptcha\\.com)/' },
  { id: 'geetest', classes: ['geetest_holder', 'geetest_captcha', 'geetest_box'] },
  { id: 'aws-captcha', ids: ['amzn-captcha-container', 'amzn-captcha-verify-button'], classes: ['amzn-captcha-modal'] },
  { id: 'friendly-captcha', classes: ['frc-captcha'] },
  { id: 'mt-captcha', classes: ['mtcaptcha'] },
  { id: 'yandex-captcha', classes: ['smart-captcha', 'CheckboxCaptcha', 'AdvancedCaptcha'], frame: 'smartcaptcha\\.' },
  {
    id: 'slider',
    ids: ['nc_1_wrapper', 'nocaptcha', 'slidercaptcha'],
    classes: ['nc-container', 'yidun', 'slidercaptcha'],
  },
  { id: 'incapsula', ids: ['main-iframe'], frame: '_Incapsula_Resource' },
  { id: 'challenge-form', ids: ['challenge-form', 'challenge-running', 'challenge-stage', 'cf-challenge-running'] },
];

/** Marks that are no puzzle for people, but the frame of a check that goes on by itself. */
export const checkMarks: ReadonlySet<string> = new Set(['challenge-form', 'incapsula']);

/** Marks of a puzzle that is rendered only while a person is asked to solve it. */
export const openMarks: ReadonlySet<string> = new Set(['recaptcha-challenge', 'hcaptcha-challenge']);
