# Service mode: `--target api` serves the HTTP API, `--target worker` runs the jobs and brings a browser.
FROM node:24-bookworm-slim AS build
WORKDIR /valet
# The manifests first, so that packages are installed anew only when they change.
COPY package.json package-lock.json .npmrc ./
COPY schemas/package.json schemas/
COPY core/package.json core/
COPY manuals/package.json manuals/
COPY plugins/agents/playwright/package.json plugins/agents/playwright/
COPY plugins/tiers/local/package.json plugins/tiers/local/
COPY plugins/ats/ashby/package.json plugins/ats/ashby/
COPY plugins/ats/generic/package.json plugins/ats/generic/
COPY plugins/ats/greenhouse/package.json plugins/ats/greenhouse/
COPY plugins/ats/lever/package.json plugins/ats/lever/
COPY host/package.json host/
RUN npm ci --ignore-scripts --workspace=host --include-workspace-root
COPY tsconfig.json ./
COPY schemas schemas
COPY core core
COPY manuals manuals
COPY plugins plugins
COPY host host
RUN npx tsc -b host plugins/tiers/local \
  && npm ci --ignore-scripts --omit=dev --omit=optional --workspace=host \
  && rm -rf schemas/src core/src plugins/*/*/src host/src host/client

FROM node:24-bookworm-slim AS base
ENV NODE_ENV=production \
  VALET_DATA=/data \
  VALET_HOST=0.0.0.0 \
  PORT=3100
WORKDIR /valet
COPY --from=build /valet /valet
RUN install -d -o node -g node /data
VOLUME /data
ENTRYPOINT ["node", "--max-semi-space-size=16", "/valet/host/bin/valet.js"]

FROM base AS worker
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium fonts-liberation fonts-noto-core \
  && rm -rf /var/lib/apt/lists/*
ENV VALET_BROWSER=/usr/bin/chromium
USER node
CMD ["start", "--worker"]

FROM base AS api
USER node
EXPOSE 3100
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["start", "--api"]
