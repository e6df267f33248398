# syntax=docker/dockerfile:1
FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress package -DskipTests \
    && java -Djarmode=tools -jar target/passerelle-*.jar extract --layers --application-filename passerelle.jar --destination /layers

FROM eclipse-temurin:25-jre
# Nothing but /data and /tmp is written, so the root file system may be read-only.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin passerelle \
    && mkdir /data && chown passerelle /data
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
USER passerelle
ENV PASSERELLE_GRAPH_DATA_DIRECTORY=/data/graph \
    PASSERELLE_SEARCH_DIRECTORY=/data/index \
    PASSERELLE_IMPORTS_DIRECTORY=/data/imports \
    PASSERELLE_PRIVACY_TOMBSTONES=/data/tombstones.jsonl \
    DJL_CACHE_DIR=/data/djl
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "--add-opens=java.base/java.nio=ALL-UNNAMED", "-jar", "passerelle.jar"]
