-- What EF Core makes of the migration of this name; dotnet ef migrations script prints it.
CREATE TABLE "enquiries" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_enquiries" PRIMARY KEY,
    "stream_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "claimed_by" TEXT NULL,
    "opened_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "snoozed_until" INTEGER NULL,
    "reminded" INTEGER NOT NULL,
    "escalated" INTEGER NOT NULL,
    "shown" INTEGER NOT NULL
);

CREATE INDEX "enquiries_open" ON "enquiries" ("state") WHERE state <> 'resolved';

CREATE INDEX "enquiries_stream" ON "enquiries" ("stream_id");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127203829_Enquiries', '10.0.15');


