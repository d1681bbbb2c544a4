using System.Runtime.CompilerServices;

namespace Carbon.Index;

/// <summary>How values of the register lie in the database, both ways.</summary>
internal static class Cells
{
    private const ulong Flip = 1UL << 63;
    private const int DigestSize = 32;
    private const int AddressSize = 20;

    /// <summary>Bits of a position that hold the log index; the rest holds the height.</summary>
    private const int LogIndexBits = 20;

    public static long Cell(this RegisterNumber number) => unchecked((long)(number.Value ^ Flip));

    public static long Cell(this ulong value) => unchecked((long)value);

    public static long Cell(this PersonId person) => unchecked((long)person.Value);

    public static long Cell(this MemberId member) => member.Value;

    public static long Cell(this PolicyId policy) => policy.Value;

    public static byte[] Cell(this Digest digest) => digest.ToBytes();

    /// <summary>A digest, or nothing where it is zero.</summary>
    public static byte[]? CellOrNull(this Digest digest) => digest.IsZero ? null : digest.ToBytes();

    /// <summary>A person, or nothing where it is nobody.</summary>
    public static long? CellOrNull(this PersonId person) => person == default ? null : person.Cell();

    /// <summary>A number, or nothing where there is none.</summary>
    public static long? CellOrNull(this RegisterNumber number) => number == default ? null : number.Cell();

    public static byte[] Cell(this AccountAddress address) => address.ToBytes();

    public static long Cell(this bool value) => value ? 1 : 0;

    public static long Cell<T>(this T code)
        where T : struct, Enum => Unsafe.BitCast<T, int>(code);

    public static long Position(ulong height, uint logIndex)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, (ulong)(long.MaxValue >> LogIndexBits) - 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(logIndex, 1u << LogIndexBits);
        return ((long)height << LogIndexBits) | logIndex;
    }

    public static ulong HeightOf(long position) => (ulong)(position >> LogIndexBits);

    public static uint LogIndexOf(long position) => (uint)(position & ((1 << LogIndexBits) - 1));

    /// <summary>A number, or none.</summary>
    /// <exception cref="UnreadableRowException">The cell holds neither.</exception>
    public static RegisterNumber Number(this StoreRow row, int column)
    {
        var number = new RegisterNumber(unchecked((ulong)row.GetInt64(column)) ^ Flip);
        return number == default || number.IsPrintable
            ? number
            : throw new UnreadableRowException("what is no number of the register");
    }

    public static RegisterNumber? NumberOrNull(this StoreRow row, int column) =>
        row.IsDBNull(column) ? null : row.Number(column);

    public static ulong Unsigned(this StoreRow row, int column) => unchecked((ulong)row.GetInt64(column));

    public static ulong? UnsignedOrNull(this StoreRow row, int column) =>
        row.IsDBNull(column) ? null : row.Unsigned(column);

    /// <exception cref="UnreadableRowException">The cell holds more, or less than nothing.</exception>
    public static uint Small(this StoreRow row, int column) => (uint)row.UpTo(uint.MaxValue, column);

    public static bool Flag(this StoreRow row, int column) => row.GetInt64(column) != 0;

    public static PersonId Person(this StoreRow row, int column) => new(row.Unsigned(column));

    /// <summary>A person, or nobody.</summary>
    public static PersonId PersonOrNobody(this StoreRow row, int column) =>
        row.IsDBNull(column) ? default : row.Person(column);

    /// <summary>A member, or nobody.</summary>
    public static MemberId MemberOrNobody(this StoreRow row, int column) =>
        row.IsDBNull(column) ? default : row.Member(column);

    public static MemberId Member(this StoreRow row, int column) => new(row.Small(column));

    public static PolicyId Policy(this StoreRow row, int column) => new((ushort)row.UpTo(ushort.MaxValue, column));

    /// <exception cref="UnreadableRowException">The cell holds no digest.</exception>
    public static Digest Digest(this StoreRow row, int column) =>
        Registry.Identities.Digest.From(row.Sized(column, DigestSize, "a digest"));

    /// <summary>A digest, or zero where there is none.</summary>
    public static Digest DigestOrZero(this StoreRow row, int column) =>
        row.IsDBNull(column) ? default : row.Digest(column);

    /// <exception cref="UnreadableRowException">The cell holds no address.</exception>
    public static AccountAddress Address(this StoreRow row, int column) =>
        AccountAddress.From(row.Sized(column, AddressSize, "an address"));

    public static T Code<T>(this StoreRow row, int column)
        where T : struct, Enum => (T)Enum.ToObject(typeof(T), row.GetInt64(column));

    private static long UpTo(this StoreRow row, long most, int column)
    {
        var value = row.GetInt64(column);
        return value >= 0 && value <= most
            ? value
            : throw new UnreadableRowException($"{value}, which is out of bounds");
    }

    private static byte[] Sized(this StoreRow row, int column, int size, string thing)
    {
        var bytes = row.GetBytes(column);
        return bytes.Length == size ? bytes : throw new UnreadableRowException($"{bytes.Length} bytes for {thing}");
    }
}
