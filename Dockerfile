FROM node:22-bookworm-slim
WORKDIR /paladin
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN npx tsx scripts/build.ts
USER node
ENV PALADIN_HOST=0.0.0.0 MALLOC_ARENA_MAX=2
ENTRYPOINT ["node", "bin/paladin.js"]
CMD ["start"]
