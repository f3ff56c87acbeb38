import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { PaceStart } from '@valet/core';

/** The starts of applications at one platform that its pace may ask about: `gh_platform_paces`. */
export const PlatformPaceEntity = defineEntity({
  name: 'PlatformPaceRow',
  tableName: 'gh_platform_paces',
  properties: {
    platform: p.text().primary(),
    starts: p.json<readonly PaceStart[]>(),
    updatedAt: p.datetime(),
  },
});

/** A row of `gh_platform_paces`. */
export type PlatformPaceRow = InferEntity<typeof PlatformPaceEntity>;
