import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { sampleApplication, sampleProfile } from './engine.ts';

const sample = (name: string) => fileURLToPath(new URL(`../../host/sample/${name}`, import.meta.url));

/** Opens a react-select, types and takes the first option that shows these words. */
export async function choose(page: Page, label: string, typed: string, option = typed): Promise<void> {
  await page.getByRole('combobox', { name: label }).first().click();
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: option }).first().click();
}

/** Fills the short practice form of Greenhouse with the sample candidate, by hand: keys, pointer and a file chooser. */
export async function fillByHand(page: Page, change: Readonly<Record<string, string>> = {}): Promise<void> {
  const type = async (label: string, text: string) => {
    await page.getByRole('textbox', { name: label }).first().click();
    await page.keyboard.type(change[label] ?? text);
    await page.keyboard.press('Tab');
  };
  await type('First Name', sampleProfile.first_name);
  await type('Last Name', sampleProfile.last_name);
  await type('Email', sampleProfile.email);
  await choose(page, 'Country', 'United States', 'United States +1');
  await page.getByRole('textbox', { name: 'Phone' }).click();
  await page.keyboard.type(sampleProfile.phone_national ?? '');
  await choose(page, 'Location (City)', 'Portland', 'Portland, Oregon');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach' }).first().click();
  await (await chooser).setFiles(sample('resume.pdf'));
  await type('LinkedIn Profile', sampleProfile.linkedin_url ?? '');
  await choose(page, 'Are you legally authorized to work', 'Yes');
  await choose(page, 'Will you now or in the future require sponsorship', 'No');
  const essay = 'Tell us about something you built and are proud of.';
  await type(essay, sampleApplication.qa_answers?.[essay] as string);
}
