using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConsultBot.Storage.Ledger;

/// <summary>
/// A prepared statement on SQLite's own interface. It makes no objects per row and, unlike a command, does not wait on its own when the database is locked:
/// the connection's <c>busy_timeout</c> is all the waiting there is. For one thread at a time; whoever uses it holds it until it is disposed.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt owner;
    private readonly nint statement;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out owner));
        statement = owner.DangerousGetHandle();
    }

    public void Bind(int index, long value) => Check(NativeSqlite.Bind(statement, index, value));

    /// <summary>Binds bytes.</summary>
    public void Bind(int index, ReadOnlySpan<byte> value) => Check(NativeSqlite.BindBytes(statement, index, value));

    /// <summary>Binds a text given in UTF-8.</summary>
    public void BindText(int index, ReadOnlySpan<byte> utf8) => Check(NativeSqlite.BindText(statement, index, utf8));

    /// <summary>Binds a text, or nothing.</summary>
    public void BindText(int index, string? value)
    {
        const int onStack = 512;
        if (value is null)
        {
            Check(NativeSqlite.BindNull(statement, index));
        }
        else if (value.Length * 3 <= onStack)
        {
            Span<byte> utf8 = stackalloc byte[onStack];
            BindText(index, utf8[..Encoding.UTF8.GetBytes(value, utf8)]);
        }
        else
        {
            BindText(index, Encoding.UTF8.GetBytes(value));
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one; when there is none, the statement is ready to be run again.</returns>
    /// <exception cref="SqliteException">The statement failed; it is ready to be run again.</exception>
    public bool Step()
    {
        var code = NativeSqlite.Step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        // Resetting gives the code of the failure again.
        NativeSqlite.Reset(statement);
        return code == raw.SQLITE_DONE ? false : throw Failure(code);
    }

    /// <summary>Runs it to its end.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Runs a statement that gives one number.</summary>
    public long RunScalar()
    {
        var value = Step() ? Long(0) : 0;
        Reset();
        return value;
    }

    public void Reset() => NativeSqlite.Reset(statement);

    public long Long(int column) => NativeSqlite.Long(statement, column);

    public bool IsNull(int column) => NativeSqlite.Type(statement, column) == raw.SQLITE_NULL;

    /// <summary>The bytes of a column, or of its text in UTF-8. They are valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => NativeSqlite.Bytes(statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public void Dispose() => owner.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code);
        }
    }

    private SqliteException Failure(int code) =>
        new(raw.sqlite3_errmsg(database).utf8_to_string(), code, raw.sqlite3_extended_errcode(database));
}
