-- What EF Core makes of the migration of this name; dotnet ef migrations script prints it.
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "conversations" (
    "stream_id" INTEGER NOT NULL CONSTRAINT "PK_conversations" PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "state" BLOB NOT NULL
);

CREATE TABLE "entries" (
    "position" INTEGER NOT NULL CONSTRAINT "PK_entries" PRIMARY KEY,
    "stream_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "header" BLOB NOT NULL,
    "ciphertext" BLOB NOT NULL,
    "hash" BLOB NOT NULL
);

CREATE TABLE inbound (
    stream_id INTEGER NOT NULL,
    channel TEXT NOT NULL,
    activity TEXT NOT NULL,
    position INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (stream_id, channel, activity)
) WITHOUT ROWID;

CREATE TABLE "streams" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_streams" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "key_id" TEXT NULL
);

CREATE TABLE "turns" (
    "position" INTEGER NOT NULL CONSTRAINT "PK_turns" PRIMARY KEY,
    "stream_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "rule" TEXT NULL,
    "therapies" TEXT NOT NULL,
    "caveats" TEXT NOT NULL,
    "caveat_form" TEXT NOT NULL,
    "passages" TEXT NOT NULL,
    "sources" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "handoff_requested" INTEGER NOT NULL,
    "policy_hash" TEXT NOT NULL,
    "knowledge_hash" TEXT NOT NULL,
    "prompts_hash" TEXT NOT NULL
);

CREATE UNIQUE INDEX "entries_stream_seq" ON "entries" ("stream_id", "seq");

CREATE UNIQUE INDEX "streams_name" ON "streams" ("name");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126003354_First', '10.0.15');

