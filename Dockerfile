# The site with everything it needs to run, for a root that is read-only. docs/hosting.md says how to use it.

# The last stage has the same C library, which Node's binary (from npm) is made for.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# The only settings that a build knows; all others are read at start.
ARG REPOSITORY_URL=
RUN npm run build
# What starts is `node` from node_modules, as in the tests. Its package keeps a second copy of the binary.
# Type declarations and source maps are for developers.
RUN npm ci --omit=dev && rm -rf node_modules/node/node_modules .dist-* \
  && find node_modules -type f "(" -name "*.d.*ts" -o -name "*.map" ")" -delete

FROM debian:bookworm-slim
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/package-lock.json ./
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/src ./src
COPY --from=build /app/dist ./dist
RUN useradd --system --uid 10001 --no-create-home first-login && install -d -o first-login -m 700 /data
USER first-login
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data NODE_ENV=production LOG_LEVEL=info PATH=/app/node_modules/.bin:$PATH
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=2", "--initial-old-space-size=48", "--heap-growing-percent=30", "src/server.ts"]
