using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ConsultBot.Storage.Projections.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    stream_id = table.Column<long>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations", x => x.stream_id);
                });

            migrationBuilder.CreateTable(
                name: "entries",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    stream_id = table.Column<long>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    header = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ciphertext = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entries", x => x.position);
                });

            // Without a rowid, a row stands in its key's tree itself: one page to write where there would be two.
            migrationBuilder.Sql(
                """
                CREATE TABLE inbound (
                    stream_id INTEGER NOT NULL,
                    channel TEXT NOT NULL,
                    activity TEXT NOT NULL,
                    position INTEGER NOT NULL,
                    seq INTEGER NOT NULL,
                    PRIMARY KEY (stream_id, channel, activity)
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateTable(
                name: "streams",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    key_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_streams", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "turns",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    stream_id = table.Column<long>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    decision = table.Column<string>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: true),
                    therapies = table.Column<string>(type: "TEXT", nullable: false),
                    caveats = table.Column<string>(type: "TEXT", nullable: false),
                    caveat_form = table.Column<string>(type: "TEXT", nullable: false),
                    passages = table.Column<string>(type: "TEXT", nullable: false),
                    sources = table.Column<string>(type: "TEXT", nullable: false),
                    model = table.Column<string>(type: "TEXT", nullable: false),
                    handoff_requested = table.Column<bool>(type: "INTEGER", nullable: false),
                    policy_hash = table.Column<string>(type: "TEXT", nullable: false),
                    knowledge_hash = table.Column<string>(type: "TEXT", nullable: false),
                    prompts_hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_turns", x => x.position);
                });

            migrationBuilder.CreateIndex(
                name: "entries_stream_seq",
                table: "entries",
                columns: new[] { "stream_id", "seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "streams_name",
                table: "streams",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "entries");

            migrationBuilder.DropTable(
                name: "inbound");

            migrationBuilder.DropTable(
                name: "streams");

            migrationBuilder.DropTable(
                name: "turns");
        }
    }
}
