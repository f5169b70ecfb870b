# `docker build .`: the whole service with its engine, `docker run -p 8080:8080 -v paladin:/data` runs it.
# `--target service`: without the engine, for PostgreSQL and a Temporal cluster (docker-compose.yml, deploy/kubernetes).
FROM node:22.20.0-bookworm-slim AS build
WORKDIR /paladin
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN npx tsx scripts/build.ts

FROM build AS engine
RUN npx tsx scripts/obtain-engine.ts /usr/local/bin/temporal

FROM node:22.20.0-bookworm-slim AS service
WORKDIR /paladin
COPY --from=build /paladin /paladin
# Where what is kept goes: the rest can be read-only.
RUN install -d -m 700 -o node -g node /data
USER 1000:1000
ENV NODE_ENV=production PALADIN_DATA=/data PALADIN_HOST=0.0.0.0 \
    PALADIN_METRICS_HOST=0.0.0.0 PALADIN_METRICS_PORT=9464 MALLOC_ARENA_MAX=2
VOLUME /data
EXPOSE 8080 2525 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Ctrl-C's own signal: doors close first, then the worker, then the engine.
STOPSIGNAL SIGINT
ENTRYPOINT ["node", "bin/paladin.js"]
CMD ["start"]

FROM service
COPY --from=engine /usr/local/bin/temporal /usr/local/bin/temporal
