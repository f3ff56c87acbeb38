import type { HeaderSignature, SourceSignature } from '../signature.ts';

/** What the source of a page that shows nothing is made of. */
export const sourceSignatures: readonly SourceSignature[] = [
  {
    name: 'a CAPTCHA that is still to be drawn',
    kind: 'captcha',
    weight: 0.8,
    source:
      /class=["'][^"']*\b(?:g-recaptcha|h-captcha|cf-turnstile|frc-captcha|mtcaptcha|smart-captcha)\b|id=["'](?:captcha-form|captcha|recaptcha|captcha-container|captcha-box)["']|grecaptcha\.render|hcaptcha\.render/i,
  },
  {
    name: 'the frame of a CAPTCHA',
    kind: 'captcha',
    weight: 0.85,
    source:
      /<iframe[^>]+(?:captcha-delivery\.com|datadome\.co\/captcha|hcaptcha\.com|recaptcha\/|arkoselabs\.com|funcaptcha\.com|geetest\.com|captcha)/i,
  },
  {
    name: "DataDome's script",
    kind: 'captcha',
    weight: 0.8,
    source: /captcha-delivery\.com|geo\.captcha|var dd ?= ?\{|window\._?DD(?:CaptchaUrl)?/,
  },
  {
    name: 'the script of a press-and-hold check',
    kind: 'captcha',
    weight: 0.85,
    source: /px-captcha|_pxAppId|_pxBlock|captcha\.px-c|perimeterx\.net|px-cloud\.net/i,
  },
  {
    name: 'the script of a puzzle',
    kind: 'captcha',
    weight: 0.8,
    source:
      /initGeetest|gt\.js["'?]|funcaptcha|arkoselabs|awsWafCaptcha|CaptchaScript|captcha-sdk|slidercaptcha|nc\.init|TencentCaptcha|smartcaptcha|x5secdata|_____tmd_____/i,
  },
  {
    name: 'the script of a browser check',
    kind: 'bot_check',
    weight: 0.85,
    source:
      /_cf_chl_opt|cdn-cgi\/challenge-platform|jschl|chk_jschl|sucuri_cloudproxy|_Incapsula_Resource|awsWafCookieDomainList|gokuProps|AwsWafIntegration|kpsdk|KPSDK|_kpsdk|bm-verify|sec-if-cpt|ak-challenge|sec_chlge|_sec\/|acw_sc__v2|arg1=|aliyun_waf|yunsuo|__jsl_clearance|ddos-?guard|reblaze|rbzns|stackpath|anubis|within\.website|TSPD|bobcmn|\/_sec\/cp_challenge|vercel\/challenge|x-vercel-challenge|qrator|__qrator|wsidchk|hw_challenge|SlardarWAF|_wafchallengeid|zse-ck|probe\.js\?v=/,
  },
  {
    name: 'a script that looks at the browser itself',
    kind: 'bot_check',
    weight: 0.6,
    source:
      /navigator\.webdriver|fingerprint(?:js|2)?\b|visitor_?(?:id|origin|gray)|canvas.?fingerprint|\bcallPhantom\b|phantomas/i,
  },
  {
    name: 'a script that sets a cookie and loads again',
    kind: 'bot_check',
    weight: 0.6,
    source:
      /document\.cookie ?=[\s\S]{0,2000}location\.(?:reload|replace|href)|slowAES|toHex\(|setTimeout\([^)]*submit/,
  },
];

/** What the headers of the page's own answer say. */
export const headerSignatures: readonly HeaderSignature[] = [
  {
    name: 'Cloudflare challenges',
    kind: 'bot_check',
    weight: 0.95,
    header: 'cf-mitigated',
    value: /challenge/,
    refusedOnly: false,
  },
  { name: 'DataDome answers', kind: 'captcha', weight: 0.8, header: 'x-datadome', value: /./, refusedOnly: true },
  { name: 'DataDome answers', kind: 'captcha', weight: 0.8, header: 'x-dd-b', value: /./, refusedOnly: true },
  {
    name: 'AWS WAF challenges',
    kind: 'bot_check',
    weight: 0.95,
    header: 'x-amzn-waf-action',
    value: /challenge/,
    refusedOnly: false,
  },
  {
    name: 'AWS WAF asks for a CAPTCHA',
    kind: 'captcha',
    weight: 0.95,
    header: 'x-amzn-waf-action',
    value: /captcha/,
    refusedOnly: false,
  },
  {
    name: 'Vercel challenges',
    kind: 'bot_check',
    weight: 0.95,
    header: 'x-vercel-mitigated',
    value: /challenge|deny/,
    refusedOnly: false,
  },
  { name: 'Kasada answers', kind: 'bot_check', weight: 0.9, header: 'x-kpsdk-ct', value: /./, refusedOnly: true },
  { name: 'Kasada answers', kind: 'bot_check', weight: 0.9, header: 'x-kpsdk-r', value: /./, refusedOnly: true },
  {
    name: 'Akamai refuses',
    kind: 'bot_check',
    weight: 0.7,
    header: 'server',
    value: /akamaighost|akamainetstorage/i,
    refusedOnly: true,
  },
  { name: 'Akamai challenges', kind: 'bot_check', weight: 0.9, header: 'akamai-grn', value: /./, refusedOnly: true },
  { name: 'Sucuri refuses', kind: 'bot_check', weight: 0.8, header: 'x-sucuri-id', value: /./, refusedOnly: true },
  { name: 'Sucuri blocks', kind: 'bot_check', weight: 0.9, header: 'x-sucuri-block', value: /./, refusedOnly: false },
  { name: 'Imperva refuses', kind: 'bot_check', weight: 0.8, header: 'x-iinfo', value: /./, refusedOnly: true },
  {
    name: 'Imperva refuses',
    kind: 'bot_check',
    weight: 0.8,
    header: 'x-cdn',
    value: /imperva|incapsula/i,
    refusedOnly: true,
  },
  { name: 'Reblaze refuses', kind: 'bot_check', weight: 0.8, header: 'server', value: /reblaze/i, refusedOnly: true },
  { name: 'PerimeterX refuses', kind: 'captcha', weight: 0.8, header: 'x-px-block', value: /./, refusedOnly: true },
  {
    name: 'DDoS-Guard refuses',
    kind: 'bot_check',
    weight: 0.8,
    header: 'server',
    value: /ddos-guard|qrator|yunjiasu|variti|stormwall/i,
    refusedOnly: true,
  },
  {
    name: 'the limit of requests is used up',
    kind: 'rate_limit',
    weight: 0.8,
    header: 'x-ratelimit-remaining',
    value: /^0(?:\.0+)?$/,
    refusedOnly: true,
  },
  {
    name: 'it says when to come back',
    kind: 'rate_limit',
    weight: 0.5,
    header: 'retry-after',
    value: /./,
    refusedOnly: true,
  },
];
