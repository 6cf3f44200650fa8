using System.Runtime.InteropServices;

namespace ConsultBot.Storage.Ledger;

/// <summary>
/// The functions of SQLite that are called dozens of times for every entry, from the same library that the package brings. The package's own bindings count
/// references around each call and switch the garbage collector's mode, which for reading one column costs more than SQLite does.
/// </summary>
internal static unsafe partial class NativeSqlite
{
    private const string Library = "e_sqlite3";
    private static readonly nint Transient = -1;

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    public static partial long Long(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    public static partial int Type(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    public static partial int Bind(nint statement, int index, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    public static partial int BindNull(nint statement, int index);

    /// <summary>The bytes of a column where SQLite holds them.</summary>
    public static ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        var start = Blob(statement, column);
        return start is null ? default : new ReadOnlySpan<byte>(start, Length(statement, column));
    }

    /// <summary>Binds a copy of bytes, never as nothing.</summary>
    public static int BindBytes(nint statement, int index, ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value)
        {
            var nowhere = (byte)0;
            return BindBlob(statement, index, start is null ? &nowhere : start, value.Length, Transient);
        }
    }

    /// <summary>Binds a copy of a text in UTF-8, never as nothing.</summary>
    public static int BindText(nint statement, int index, ReadOnlySpan<byte> utf8)
    {
        fixed (byte* start = utf8)
        {
            var nowhere = (byte)0;
            return BindText(statement, index, start is null ? &nowhere : start, utf8.Length, Transient);
        }
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    private static partial byte* Blob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    private static partial int Length(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    private static partial int BindBlob(nint statement, int index, byte* value, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    private static partial int BindText(nint statement, int index, byte* value, int length, nint destructor);
}
